package dev.lockstep.cli.act;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.verb.Counts;
import dev.lockstep.model.document.Document;
import dev.lockstep.runner.report.Inspection;
import dev.lockstep.runner.report.Inspection.Seen;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "preflight",
    description = {
      "Looks at the documents with the eyes of a change and says what would go wrong.",
      "Reads only, at any moment."
    })
final class PreflightVerb extends Work {
  @Option(
      names = "--sample",
      paramLabel = "N",
      converter = Counts.Documents.class,
      description = "Looks at about so many documents, from all over; usually at all.")
  private long sample = Long.MAX_VALUE;

  PreflightVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    return showing("preflight", wanted -> answer(runner().preflight(wanted, sample)));
  }

  private static Answer answer(Inspection seen) {
    String verdict =
        seen.isClear()
            ? "Nothing forbids change %s to begin on %s."
            : """
            Change %s must not begin on %s: see the blocking findings above.
            Nothing was written.
            Next: mend the documents or the change, then repeat lockstep preflight.\
            """;
    String findings =
        seen.findings().stream().map(PreflightVerb::text).collect(Collectors.joining());
    return new Answer(
        seen.isClear() ? Exit.OK : Exit.FINDINGS,
        findings + numbers(seen) + "\n" + verdict.formatted(seen.change(), seen.collection()),
        json(seen));
  }

  private static String text(Seen finding) {
    String examples =
        finding.examples().isEmpty()
            ? ""
            : " For example _id "
                + finding.examples().stream().map(Console::json).collect(Collectors.joining(", "))
                + ".";
    return "%s: %s. %s%s%n  %s%n"
        .formatted(
            finding.severity(),
            withoutStop(finding.sentence()),
            finding.meaning(),
            examples,
            finding.next());
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String numbers(Inspection seen) {
    Inspection.Return back = seen.wayBack();
    return """
    %,d of about %,d documents examined: %,d come back directly, %,d through what is kept of \
    them, %,d not as they were, %,d are not carried over. Both shapes together take about %,d \
    bytes more; the backfill takes at least %d s.\
    """
        .formatted(
            seen.examined(),
            seen.documents(),
            back.direct(),
            back.throughComplement(),
            back.none(),
            back.notCarried(),
            seen.bytesAdded(),
            Math.max(1, seen.estimate().toSeconds()));
  }

  private static Document json(Inspection seen) {
    Inspection.Return back = seen.wayBack();
    return Json.with("event", "result")
        .and("change", seen.change())
        .and("collection", seen.collection())
        .and("clear", seen.isClear())
        .and("documents", seen.documents())
        .and("examined", seen.examined())
        .and("direct", back.direct())
        .and("throughComplement", back.throughComplement())
        .and("notRestored", back.none())
        .and("notCarried", back.notCarried())
        .and("bytesAdded", seen.bytesAdded())
        .and("estimateMillis", seen.estimate().toMillis())
        .and("findings", seen.findings(), PreflightVerb::json)
        .document();
  }

  private static Document json(Seen finding) {
    return Json.with("severity", finding.severity())
        .and("code", finding.code())
        .and("sentence", finding.sentence())
        .and("meaning", finding.meaning())
        .and("next", finding.next())
        .and("count", finding.count())
        .and("examples", finding.examples(), key -> key)
        .document();
  }
}
