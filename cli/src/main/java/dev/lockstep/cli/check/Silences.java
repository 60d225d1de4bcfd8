package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Json;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.document.Document;
import dev.lockstep.registry.check.Checked.Silence;
import dev.lockstep.registry.check.Checked.Silenced;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.check.Policy.Suppression;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.report.Reported;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a report does not show, and why: the more a check can be silenced, the more its silence must
 * be seen.
 *
 * @param silenced what the policy silences
 * @param stale sentences about suppressions that hold for nothing, with their places
 * @param others how many findings are on edges that do not count
 */
record Silences(List<Silenced> silenced, List<String> stale, long others) {
  Silences {
    silenced = List.copyOf(silenced);
    stale = List.copyOf(stale);
  }

  /** What a policy silences. */
  static Silences of(List<Silenced> silenced) {
    return new Silences(silenced, List.of(), 0);
  }

  /** The same, with so many findings on edges that do not count. */
  Silences notCounting(long number) {
    return new Silences(silenced, stale, number);
  }

  /** The same, with the suppressions of a policy that hold for nothing of all that was found. */
  Silences with(Optional<Located<Policy>> file, List<Reported> found, LocalDate today) {
    List<Finding> findings = found.stream().map(Reported::finding).toList();
    List<String> unused =
        file.stream()
            .flatMap(policy ->
                policy.value().unused(findings, today).stream()
                    .map(each -> sentence(policy, each, today)))
            .toList();
    return new Silences(silenced, unused, others);
  }

  private static String sentence(Located<Policy> file, Suppression each, LocalDate today) {
    Mark mark = file.mark(each);
    return "%s:%d:%d: warning: the suppression of %s %s"
        .formatted(
            file.file(),
            mark.line(),
            mark.column(),
            each.rule(),
            each.isExpired(today)
                ? "ended on %s; remove it, or accept the finding anew".formatted(each.until())
                : "holds for nothing that was found; remove it");
  }

  /** A line for each thing that is not shown. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    counts()
        .forEach((what, count) ->
            lines.add("not shown as found: %d of %s by the policy".formatted(count, what)));
    if (others > 0) {
      lines.add("not counted: %d on other edges (--mode)".formatted(others));
    }
    lines.addAll(stale);
    return lines;
  }

  private Map<String, Long> counts() {
    return silenced.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.finding().rule() + " (" + each.how().word() + ")",
                TreeMap::new,
                Collectors.counting()));
  }

  /** The same for machines. */
  Document document() {
    return Json.empty()
        .and("silenced", silenced, Silences::document)
        .and("otherEdges", others)
        .and("staleSuppressions", stale, line -> Json.with("sentence", line).document())
        .document();
  }

  private static Document document(Silenced each) {
    Silence how = each.how();
    return Json.with("ruleId", each.finding().rule())
        .and("by", how.word())
        .and("level", each.finding().level().word())
        .and("contract", each.finding().contract())
        .and("path", each.finding().path().map(Object::toString).orElse(""))
        .and("fingerprint", each.finding().fingerprint())
        .document();
  }
}
