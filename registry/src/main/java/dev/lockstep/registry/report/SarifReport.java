package dev.lockstep.registry.report;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.check.Rules;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import java.util.List;

/** SARIF 2.1.0, which code hosts show beside the lines. */
final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private SarifReport() {}

  static String write(List<Reported> findings) {
    List<About> rules =
        findings.stream()
            .map(each -> each.finding().rule())
            .distinct()
            .flatMap(id -> Rules.of(id).stream())
            .map(rule -> rule.about())
            .toList();
    Document driver =
        Document.of(
            "name", Value.text("lockstep"), "rules", JsonReport.array(rules, SarifReport::rule));
    Document run =
        Document.of(
            "tool",
            Document.of("driver", driver),
            "results",
            JsonReport.array(findings, SarifReport::result));
    return JsonReport.text(
        Document.of("$schema", Value.text(SCHEMA), "version", Value.text("2.1.0"))
            .with("runs", Value.Array.of(run)));
  }

  private static Document rule(About about) {
    return Document.of("id", Value.text(about.id()), "shortDescription", message(about.detects()))
        .with("fullDescription", message(about.protects()))
        .with("help", message(about.remedy()));
  }

  private static Document message(String text) {
    return Document.of("text", Value.text(text));
  }

  private static Document result(Reported each) {
    Document result =
        Document.builder()
            .add("ruleId", Value.text(each.finding().rule()))
            .add("level", Value.text(level(each.finding().level())))
            .add("message", message(each.sentence()))
            .add("locations", Value.Array.of(Document.of("physicalLocation", location(each))))
            .add(
                "partialFingerprints",
                Document.of("lockstep/v1", Value.text(each.finding().fingerprint())))
            .build();
    return each.finding().suppressed().isEmpty()
        ? result
        : result.with(
            "suppressions",
            Value.Array.of(
                Document.of(
                    "kind",
                    Value.text("external"),
                    "justification",
                    Value.text(each.finding().suppressed().get().reason()))));
  }

  private static Document location(Reported each) {
    return Document.of(
        "artifactLocation",
        Document.of("uri", Value.text(each.file())),
        "region",
        Document.of(
            "startLine", Value.int32(each.line()), "startColumn", Value.int32(each.column())));
  }

  /** SARIF has no level for what nobody can tell; it must not look harmless. */
  private static String level(Level level) {
    return switch (level) {
      case ERROR, UNKNOWN -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
