package dev.lockstep.registry.query;

import java.util.List;

/** What an engine finds a template's documents by. */
public sealed interface Serving {
  /** What it is in a few words, such as {@code by by_zip}. */
  default String words() {
    return switch (this) {
      case ById byId -> "by the key";
      case ServedBy served -> "by " + String.join(", ", served.indexes());
      case FullScan scan -> "by a full scan";
      case Refused refused -> "refused";
      case Unknown unknown -> "unknown";
    };
  }

  /** What else there is to know, each a sentence. */
  default List<String> remarks() {
    return switch (this) {
      case ById byId -> List.of();
      case ServedBy served -> served.remarks();
      case FullScan scan -> List.of(scan.reason());
      case Refused refused -> List.of(refused.reason());
      case Unknown unknown -> List.of(unknown.reason());
    };
  }

  /** The identity of a document, so that at most one is read. */
  record ById() implements Serving {}

  /**
   * An index, or one for each branch of an alternative.
   *
   * @param indexes their names
   * @param equalities how many of an index's first parts have one value
   * @param sort how the order asked for comes about
   * @param covered whether the index holds all that is answered, so that no document is read
   * @param remarks what to know, each a sentence
   */
  record ServedBy(
      List<String> indexes, int equalities, Sorting sort, boolean covered, List<String> remarks)
      implements Serving {
    public ServedBy {
      indexes = List.copyOf(indexes);
      remarks = List.copyOf(remarks);
    }

    /** One that does not hold all that is answered. */
    public ServedBy(List<String> indexes, int equalities, Sorting sort, List<String> remarks) {
      this(indexes, equalities, sort, false, remarks);
    }
  }

  /** Every document is read. */
  record FullScan(String reason) implements Serving {}

  /** The engine refuses the template. */
  record Refused(Cause cause, String reason) implements Serving {}

  /** Why an engine refuses a template. */
  enum Cause {
    /** It would read rows only to leave them out, and the template does not allow it. */
    FILTERING,
    /** It cannot give the order asked for. */
    ORDER,
    OTHER
  }

  /** Nobody can tell from the template. */
  record Unknown(String reason) implements Serving {}

  /** How an order comes about. */
  enum Sorting {
    /** None is asked for. */
    NONE,
    /** The index has it. */
    BY_INDEX,
    /** The engine sorts what it found, in its memory. */
    IN_MEMORY
  }
}
