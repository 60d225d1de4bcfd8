package dev.lockstep.model.write;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;

/**
 * An update of one existing document that takes effect only where every assertion of its guard
 * holds, atomically. It never inserts.
 *
 * @param key the document's key (its {@code _id})
 * @param guard what must hold; never empty, since a write by key alone would overwrite live writes
 * @param edits what to change; never empty, each path at most once
 * @param grounds what it was decided on, for stores that order writes by time
 */
public record GuardedWrite(Value key, List<Assertion> guard, List<Edit> edits, Grounds grounds) {
  public GuardedWrite {
    guard = List.copyOf(guard);
    edits = List.copyOf(edits);
    if (guard.isEmpty() || edits.isEmpty()) {
      throw new IllegalArgumentException("A guarded write has a guard and edits");
    }
  }

  /** A write that was not decided on a document. */
  public GuardedWrite(Value key, List<Assertion> guard, List<Edit> edits) {
    this(key, guard, edits, Grounds.NONE);
  }

  /** The same write, decided on this document, which was read with these times. */
  public GuardedWrite on(Document read, Times told) {
    return new GuardedWrite(key, guard, edits, new Grounds(read, grounds.pairs(), told));
  }

  /** The same write, decided on what was read with these times. */
  public GuardedWrite at(Times told) {
    return told.areTold() ? new GuardedWrite(key, guard, edits, grounds.at(told)) : this;
  }
}
