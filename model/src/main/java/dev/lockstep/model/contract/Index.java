package dev.lockstep.model.contract;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An index of a collection.
 *
 * @param id keeps its identity through every renaming
 * @param keys for a global index of DynamoDB the partition key, then the sort key
 * @param kind in the engine's own words, such as {@code global}, {@code text} or {@code search}
 */
public record Index(
    Optional<String> id, String name, List<KeyPart> keys, Optional<String> kind, Options options) {
  /**
   * What an index does beside finding.
   *
   * @param unique refuses a second document with the same key
   * @param sparse leaves out documents that lack the key
   * @param partial leaves out documents that this filter does not let in
   * @param expireAfter removes documents so long after the time in its key
   * @param collation the language of its order
   */
  public record Options(
      boolean unique,
      boolean sparse,
      Optional<Document> partial,
      Optional<Duration> expireAfter,
      Optional<Document> collation,
      Optional<Projection> projection) {
    /** A plain index. */
    public static final Options PLAIN =
        new Options(
            false, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Which attributes an index holds beside its keys. */
  public sealed interface Projection {
    /** Every one. */
    record All() implements Projection {}

    /** None. */
    record KeysOnly() implements Projection {}

    /** These. */
    record Include(List<Path> paths) implements Projection {
      public Include {
        paths = List.copyOf(paths);
      }
    }
  }

  public Index {
    keys = List.copyOf(keys);
    if (name.isBlank() || keys.isEmpty()) {
      throw new IllegalArgumentException("An index has a name and keys");
    }
  }
}
