package dev.lockstep.runner.report;

import dev.lockstep.engine.verify.VerificationReport;
import java.time.Instant;

/**
 * What comparing both shapes on all data found.
 *
 * @param compared documents on which both sides were compared
 * @param divergences documents on which they disagree, confirmed by a second look
 * @param missing documents that do not have the new shape yet
 * @param held documents in which one side has no place for what the other holds
 * @param kept documents whose new side holds more than the old one can say
 * @param unreadable documents that cannot be read exactly, left untouched
 * @param foreign documents with another change's tag, left untouched
 * @param repaired documents mended afterwards
 * @param asOf every write the store had acknowledged by then is covered
 */
public record Comparison(
    long compared,
    long divergences,
    long missing,
    long held,
    long kept,
    long unreadable,
    long foreign,
    long repaired,
    Instant asOf) {

  /** What the engine answers. */
  public static Comparison of(VerificationReport report, long repaired) {
    return new Comparison(
        report.compared(),
        report.divergences(),
        report.missing(),
        report.held(),
        report.kept(),
        report.unreadable(),
        report.foreign(),
        repaired,
        report.asOf());
  }

  /** Whether both shapes say the same everywhere. */
  public boolean isClean() {
    return divergences == 0 && missing == 0 && unreadable == 0 && foreign == 0;
  }
}
