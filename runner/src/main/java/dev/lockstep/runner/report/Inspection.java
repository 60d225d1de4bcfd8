package dev.lockstep.runner.report;

import dev.lockstep.engine.preflight.Finding;
import dev.lockstep.engine.preflight.PreflightReport;
import dev.lockstep.model.document.Value;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What preflight saw in the documents of a collection, with the eyes of a change.
 *
 * @param documents how many there are, an estimate unless all were examined
 * @param examined how many of them were looked at
 * @param bytesAdded how much both shapes together take beyond the old one
 * @param estimate how long the backfill takes at least
 * @param isClear whether nothing forbids the change to begin
 * @param findings the heaviest first
 */
public record Inspection(
    String change,
    String collection,
    long documents,
    long examined,
    Return wayBack,
    long bytesAdded,
    Duration estimate,
    boolean isClear,
    List<Seen> findings) {
  public Inspection {
    findings = List.copyOf(findings);
  }

  /**
   * How the examined documents would come back.
   *
   * @param direct from the new document alone
   * @param throughComplement from the new document and what is kept beside it
   * @param none not as they were
   * @param notCarried they would not be carried over in the first place
   */
  public record Return(long direct, long throughComplement, long none, long notCarried) {}

  /**
   * One thing that was found.
   *
   * @param severity blocking, warning or note
   * @param code the kind of finding
   * @param count how many documents it concerns, 0 where it is not about documents
   * @param examples keys of a few such documents
   */
  public record Seen(
      String severity,
      String code,
      String sentence,
      String meaning,
      String next,
      long count,
      List<Value> examples) {
    public Seen {
      examples = List.copyOf(examples);
    }
  }

  /** What the engine answers. */
  public static Inspection of(PreflightReport report) {
    PreflightReport.WayBack back = report.wayBack();
    return new Inspection(
        report.change(),
        report.collection(),
        report.coverage().documents(),
        report.coverage().examined(),
        new Return(back.direct(), back.throughComplement(), back.none(), back.notCarried()),
        report.growth().bytesAdded(),
        report.estimate(),
        report.isClear(),
        report.findings().stream().map(Inspection::seen).toList());
  }

  private static Seen seen(Finding finding) {
    return new Seen(
        word(finding.severity()),
        word(finding.code()),
        finding.sentence(),
        finding.meaning(),
        finding.next(),
        finding.count(),
        finding.examples());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
