package dev.lockstep.server.registry;

import dev.lockstep.server.request.Refused;
import java.util.Locale;
import java.util.stream.Stream;

/** What a published file is. */
public enum Kind {
  CONTRACT,
  USAGE,
  CHANGE,
  PLAN,
  POLICY;

  /** The word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the folder of such files in paths. */
  public String folder() {
    return this == POLICY ? "policies" : word() + "s";
  }

  /** The kind whose files are in a folder. */
  static Kind of(String folder) {
    return Stream.of(values())
        .filter(kind -> kind.folder().equals(folder))
        .findFirst()
        .orElseThrow(() -> Refused.unknown("the kind of file: contracts, usages, changes, plans"));
  }
}
