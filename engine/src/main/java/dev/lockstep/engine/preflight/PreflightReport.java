package dev.lockstep.engine.preflight;

import dev.lockstep.engine.preflight.Finding.Severity;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.time.Duration;
import java.util.List;

/**
 * What preflight found. The same documents and settings give the same report, but for the estimate
 * of time.
 *
 * @param estimate how long the backfill takes at least, by the time the reads took
 * @param findings the heaviest first
 */
public record PreflightReport(
    String change,
    String collection,
    Coverage coverage,
    WayBack wayBack,
    Growth growth,
    Duration estimate,
    List<Finding> findings) {

  public PreflightReport {
    findings = List.copyOf(findings);
  }

  /**
   * How much was looked at.
   *
   * @param documents how many there are, an estimate unless all were examined
   */
  public record Coverage(long documents, long examined, boolean isComplete) {}

  /**
   * How the examined documents would come back.
   *
   * @param direct from the new document alone
   * @param throughComplement from the new document and what is kept beside it
   * @param none not as they were
   * @param notCarried they would not be carried over in the first place
   */
  public record WayBack(long direct, long throughComplement, long none, long notCarried) {}

  /**
   * What both shapes together take, in bytes of the store's format.
   *
   * @param bytesAdded by the whole collection, extrapolated where it was not examined wholly
   * @param p50 half of the documents are no larger, to within an eighth
   * @param p99 as {@code p50}, for 99 in 100 documents
   * @param max the largest document, exactly
   */
  public record Growth(long bytesAdded, long p50, long p99, long max) {}

  /** Whether nothing forbids the change to begin. */
  public boolean isClear() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.BLOCKING);
  }

  /**
   * Does nothing where nothing forbids the change to begin.
   *
   * @throws Problem with code {@code PREFLIGHT_FINDINGS} that tells the first finding and how many
   */
  public void requireClear() {
    List<Finding> blocking =
        findings.stream().filter(finding -> finding.severity() == Severity.BLOCKING).toList();
    if (!blocking.isEmpty()) {
      Finding first = blocking.getFirst();
      throw new Problem(
              ProblemCode.PREFLIGHT_FINDINGS,
              "Cannot begin change %s on collection %s: %s%s"
                  .formatted(change, collection, first.sentence(), more(blocking.size() - 1)),
              "Nothing was written. " + first.meaning(),
              "lockstep preflight")
          .with("findings", blocking.size());
    }
  }

  private static String more(int others) {
    return switch (others) {
      case 0 -> "";
      case 1 -> " (and 1 more finding)";
      default -> " (and " + others + " more findings)";
    };
  }
}
