package dev.lockstep.registry.report;

import dev.lockstep.registry.finding.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** A table for a pull request. */
final class MarkdownReport {
  private MarkdownReport() {}

  static String write(List<Reported> findings) {
    String rows = findings.stream().map(MarkdownReport::row).collect(Collectors.joining());
    String table =
        findings.isEmpty()
            ? ""
            : "| level | rule | where | what | who | do |%n|---|---|---|---|---|---|%n%s%n"
                .formatted(rows);
    return table + TextReport.summary(findings);
  }

  private static String row(Reported each) {
    Finding finding = each.finding();
    String where = finding.collection() + finding.path().map(path -> " `" + path + "`").orElse("");
    String who =
        finding.consumers().stream().map(TextReport::words).collect(Collectors.joining("; "));
    String level =
        finding.level().word()
            + finding.suppressed().map(by -> ", accepted until " + by.until()).orElse("");
    return "| %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            level,
            finding.rule(),
            cell(where),
            cell(finding.message() + " (" + finding.edge().words() + ")"),
            cell(who),
            cell(finding.remedy()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
