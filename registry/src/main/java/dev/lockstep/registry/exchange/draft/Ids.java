package dev.lockstep.registry.exchange.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives the elements of one collection ids that follow from their names. For one thread. */
public final class Ids {
  private static final int SIZE_MAX = 60;

  private final Set<String> given = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** An id that no other element has, as near to the name as ids allow. */
  public String next(String name) {
    String plain = slug(name);
    String id = plain;
    while (!given.add(id)) {
      id = plain + "-" + (counts.merge(plain, 1, Integer::sum) + 1);
    }
    return id;
  }

  /** A text of letters, digits, hyphens and underscores, as near to a name as that allows. */
  public static String slug(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "-");
    String trimmed = plain.replaceAll("^-|-$", "");
    String cut = trimmed.length() > SIZE_MAX ? trimmed.substring(0, SIZE_MAX) : trimmed;
    return cut.isEmpty() ? "unnamed" : cut;
  }
}
