package dev.lockstep.registry.report;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.usage.Evidence;
import dev.lockstep.registry.finding.Consumer;
import dev.lockstep.registry.finding.Finding;
import java.util.List;
import java.util.function.Function;

/** The findings as they are, for machines. */
public final class JsonReport {
  private JsonReport() {}

  static String write(List<Reported> findings) {
    return text(document(findings));
  }

  /** The findings as one document. */
  public static Document document(List<Reported> findings) {
    return Document.of(
        "findings",
        array(findings, JsonReport::finding),
        "summary",
        Value.text(TextReport.summary(findings)));
  }

  /** One finding as a line. */
  public static String line(Reported finding) {
    return text(finding(finding));
  }

  static String text(Value value) {
    return ExtendedJson.write(value, Notation.RELAXED);
  }

  static <T> Value.Array array(List<T> items, Function<T, Value> form) {
    return new Value.Array(items.stream().map(form).toList());
  }

  private static Document finding(Reported each) {
    Finding finding = each.finding();
    Document.Builder document =
        Document.builder()
            .add("ruleId", Value.text(finding.rule()))
            .add("level", Value.text(finding.level().word()))
            .add("edge", Value.text(finding.edge().words()))
            .add("engine", Value.text(finding.engine().orElse("")))
            .add("contract", Value.text(finding.contract()))
            .add("collection", Value.text(finding.collection()))
            .add("path", Value.text(finding.path().map(Object::toString).orElse("")))
            .add("file", Value.text(each.file()))
            .add("line", Value.int32(each.line()))
            .add("column", Value.int32(each.column()))
            .add("fingerprint", Value.text(finding.fingerprint()))
            .add("message", Value.text(finding.message()))
            .add("oldValue", Value.text(finding.before()))
            .add("newValue", Value.text(finding.after()));
    if (finding.witness().isPresent()) {
      document = document.add("witness", finding.witness().get());
    }
    document =
        document
            .add("consumers", array(finding.consumers(), JsonReport::consumer))
            .add("remediation", Value.text(finding.remedy()))
            .add("helpUri", Value.text("docs/rules/" + finding.rule() + ".md"));
    if (finding.suppressed().isPresent()) {
      Finding.Suppressed by = finding.suppressed().get();
      document =
          document.add(
              "suppressed",
              Document.of("by", Value.text(by.by()), "reason", Value.text(by.reason()))
                  .with("until", Value.text(by.until().toString())));
    }
    return document.build();
  }

  private static Document consumer(Consumer consumer) {
    return Document.builder()
        .add("service", Value.text(consumer.service()))
        .add("version", Value.text(consumer.version()))
        .add("team", Value.text(consumer.team().orElse("")))
        .add("environments", array(consumer.environments(), Value::text))
        .add("access", array(consumer.access(), access -> Value.text(access.word())))
        .add("evidence", array(consumer.evidence(), JsonReport::evidence))
        .build();
  }

  private static Document evidence(Evidence evidence) {
    Document.Builder document =
        Document.builder()
            .add("grade", Value.text(evidence.grade().word()))
            .add("source", Value.text(evidence.source().orElse("")));
    if (evidence.at().isPresent()) {
      document = document.add("at", Value.text(evidence.at().get().toString()));
    }
    if (evidence.coverage().isPresent()) {
      document = document.add("coverage", Value.float64(evidence.coverage().get().doubleValue()));
    }
    return document.build();
  }
}
