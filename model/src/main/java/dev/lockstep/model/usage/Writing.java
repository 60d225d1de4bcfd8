package dev.lockstep.model.usage;

import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a service writes.
 *
 * @param mode empty where it does not write, or does not say
 * @param increments paths it counts up or down in the store
 * @param conditions paths that its conditional writes look at
 * @param together paths that it relies on being written in one step
 * @param keepsUnknown whether what it writes back holds the fields it does not know; empty where it
 *     does not say
 */
public record Writing(
    Optional<Mode> mode,
    List<Path> increments,
    List<Path> conditions,
    List<List<Path>> together,
    Optional<Boolean> keepsUnknown) {
  /** Nothing said. */
  public static final Writing NONE =
      new Writing(Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

  /** What a write does to what it does not name. */
  public enum Mode {
    /** Leaves it. */
    PATCH("patch"),
    /** Removes it. */
    REPLACE("replace"),
    /** Leaves it, and makes a document where there is none. */
    UPSERT("upsert");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    /** The word as usages write it. */
    public String word() {
      return word;
    }
  }

  public Writing {
    increments = List.copyOf(increments);
    conditions = List.copyOf(conditions);
    together = together.stream().map(List::copyOf).toList();
  }
}
