package dev.lockstep.registry.difference;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that two versions of a contract say differently.
 *
 * @param contract the id of the contract
 * @param element what it is about, such as {@code orders.status} or {@code orders, index by_day};
 *     for what was renamed or moved as it was called before; the contract itself where empty
 * @param facet what of the element, by its name in contract files; empty where it is the whole
 * @param before what stood there; empty where nothing did
 * @param after what stands there; empty where nothing does
 */
public record Difference(
    Kind kind,
    String contract,
    String element,
    Optional<String> facet,
    String before,
    String after) {
  /** What became of something. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    /** It has another name at the same place. */
    RENAMED,
    /** It stands elsewhere. */
    MOVED;

    /** The word that reports use. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a whole element is new. */
  public boolean addsAnElement() {
    return kind == Kind.ADDED && facet.isEmpty();
  }

  /** The element with its facet. */
  public String subject() {
    String whole = element.isEmpty() ? "the contract" : element;
    return facet.map(name -> whole + ": " + name).orElse(whole);
  }

  /** What stood and stands there, on one line. */
  public String words() {
    return switch (kind) {
      case ADDED -> after;
      case REMOVED -> before;
      case CHANGED, RENAMED, MOVED -> before + " -> " + after;
    };
  }
}
