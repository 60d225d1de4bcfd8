package dev.lockstep.registry.lint;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What lint cannot know by itself.
 *
 * @param collectionNames how the names of collections are put together
 * @param fieldNames how the names of fields are put together
 * @param today the day against which sunsets are held; empty where none is to be
 */
public record LintSettings(
    NameStyle collectionNames, NameStyle fieldNames, Optional<LocalDate> today) {
  /** Names of any style, and no day. */
  public static final LintSettings DEFAULTS =
      new LintSettings(NameStyle.ANY, NameStyle.ANY, Optional.empty());
}
