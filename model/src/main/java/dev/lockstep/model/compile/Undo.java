package dev.lockstep.model.compile;

import dev.lockstep.model.change.Operation;

/**
 * Whether one operation of a change can be undone, and until when; known before any data is seen.
 *
 * @param index its position in the change, counted from 0
 * @param until how long the way back is open
 * @param sentence the answer for people, with the reason
 */
public record Undo(int index, Operation operation, Until until, String sentence) {
  /** How long the way back is open. */
  public enum Until {
    /** For as long as both shapes live, and afterwards too: the new shape holds everything. */
    ALWAYS,
    /** Until the old shape and the kept originals are purged. */
    RETIRED,
    /** The way back is closed from the first write in the new shape on. */
    FIRST_WRITE
  }
}
