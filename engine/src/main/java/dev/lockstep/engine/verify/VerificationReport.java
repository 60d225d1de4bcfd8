package dev.lockstep.engine.verify;

import dev.lockstep.model.document.Value;
import java.time.Instant;
import java.util.List;

/**
 * What a verification found.
 *
 * @param compared documents on which both sides were compared
 * @param kept documents whose new side holds more than the old one can say
 * @param held documents in which one side has no place for what the other holds
 * @param missing documents that no engine has written yet
 * @param unreadable documents that cannot be read exactly, left untouched
 * @param foreign documents with another change's tag, left untouched
 * @param divergences documents on which the sides disagree, confirmed by a second look
 * @param divergentKeys keys of some of them
 * @param generations how often suspects were looked at again
 * @param asOf every write the store had acknowledged by then is covered
 * @param position where the change feed stood then, empty without one
 */
public record VerificationReport(
    long compared,
    long kept,
    long held,
    long missing,
    long unreadable,
    long foreign,
    long divergences,
    List<Value> divergentKeys,
    int generations,
    Instant asOf,
    String position) {
  public VerificationReport {
    divergentKeys = List.copyOf(divergentKeys);
  }

  /** Whether both shapes say the same everywhere. */
  public boolean isClean() {
    return divergences == 0 && missing == 0 && foreign == 0 && unreadable == 0;
  }
}
