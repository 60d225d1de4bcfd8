package dev.lockstep.engine.preflight;

import dev.lockstep.model.document.Value;
import java.util.List;

/**
 * One thing preflight found.
 *
 * @param code names the kind of finding for machines
 * @param sentence what was found
 * @param meaning what it means for the data
 * @param next what to do, a command first where there is one
 * @param count how many documents it concerns, 0 where it is not about documents
 * @param examples keys of up to five such documents
 */
public record Finding(
    Severity severity,
    Code code,
    String sentence,
    String meaning,
    String next,
    long count,
    List<Value> examples) {

  public Finding {
    examples = List.copyOf(examples);
  }

  /** How much a finding weighs; the heaviest first. */
  public enum Severity {
    /** The change must not begin. */
    BLOCKING,
    /** Somebody should have read it before the change begins. */
    WARNING,
    /** Good to know. */
    NOTE
  }

  /** The kinds of findings, in the order they are reported. */
  public enum Code {
    /** The store lacks an ability. */
    CAPABILITY_MISSING,
    /** Something about the collection that a change could founder on. */
    OBSTACLE,
    /** An operation changes a field that the collection does not let change. */
    FIELD_FIXED,
    /** No document holds a path that an operation begins from. */
    PATH_UNKNOWN,
    /** A document cannot be read exactly. */
    UNREADABLE,
    /** A document carries the tag of another change. */
    FOREIGN,
    /** A document has a field whose name keeps the store from updating it. */
    ODD_NAME,
    /** An operation has no place for what a document holds. */
    UNCASTABLE,
    /** A document holds something where an operation writes. */
    TARGET_TAKEN,
    /** A document holds a plain value where an operation needs a document. */
    PREFIX_CLASH,
    /** A document would hold null where the store takes none. */
    NULL_VALUE,
    /** Both shapes together would exceed the largest size. */
    TOO_LARGE,
    /** Both shapes together fit, but leave live writers too little room. */
    NO_ROOM,
    /** Two documents have the same key under a unique index. */
    DUPLICATE,
    /** A document would not come back as it was. */
    NOT_RESTORED,
    /** A document's original is kept, since the new value does not say it. */
    KEPT,
    /** Both shapes claim a path, so that retiring needs to be told how they differ. */
    PATH_SHARED
  }
}
