package dev.lockstep.registry.deploy;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.finding.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A question with its answer and the bytes that it stands on.
 *
 * @param readiness the answer, whatever the time
 * @param closed the window that is closed now, if one is
 */
public record Decision(
    Question question, Known known, Readiness readiness, Optional<ClosedWindow> closed) {
  /** The answer to a question by what is known, at a time when a window may be closed. */
  public static Decision of(Question question, Known known, Optional<ClosedWindow> closed) {
    return new Decision(question, known, Readiness.of(question, known), closed);
  }

  private Optional<ClosedWindow> refusing() {
    return closed.filter(ClosedWindow::isRefusing);
  }

  /** Whether it may go now. */
  public Verdict verdict() {
    return refusing().isPresent() ? Verdict.NO : readiness.verdict();
  }

  /** Whether nothing but the time is in the way for certain. */
  public boolean isOfWindow() {
    return refusing().isPresent() && readiness.verdict() != Verdict.NO;
  }

  /** One sentence for each thing that is in the way. */
  public List<String> reasons() {
    return Stream.concat(
            readiness.reasons().stream(), refusing().map(each -> each.sentence(target())).stream())
        .toList();
  }

  /** Where the service goes. */
  public String target() {
    return question.environment() + "/" + question.service();
  }

  /** The answer for machines. */
  public Document document(Instant asOf) {
    Document.Builder document =
        Document.builder()
            .add("verdict", Value.text(verdict().word()))
            .add("reasons", array(reasons(), Value::text))
            .add("rows", array(readiness.rows(), Decision::row));
    if (closed.isPresent()) {
      document = document.add("window", closed.get().document());
    }
    return document
        .add("fingerprint", Value.text(fingerprint()))
        .add("asOf", Value.text(asOf.toString()))
        .build();
  }

  private static <T> Value.Array array(List<T> items, Function<T, Value> form) {
    return new Value.Array(items.stream().map(form).toList());
  }

  private static Document row(Row row) {
    return Document.builder()
        .add("service", Value.text(row.service()))
        .add("version", Value.text(row.version()))
        .add("contract", Value.text(row.contract()))
        .add("contractVersion", Value.text(row.contractVersion()))
        .add("verdict", Value.text(row.verdict().word()))
        .add("why", Value.text(row.why()))
        .build();
  }

  /** Of the question, the answer, and every file that was asked. */
  private String fingerprint() {
    Set<String> asked = new HashSet<>();
    readiness
        .rows()
        .forEach(row -> {
          asked.add(row.service() + " " + row.version());
          asked.add(row.contract().replaceFirst("/.*", "") + " " + row.contractVersion());
        });
    Stream<String> usages =
        known.usages().stream()
            .filter(
                usage -> asked.contains(usage.value().service() + " " + usage.value().version()))
            .map(Decision::text);
    Stream<String> contracts =
        known.contracts().stream()
            .filter(contract ->
                asked.contains(contract.value().id() + " " + contract.value().version()))
            .map(Decision::text);
    Stream<String> rest =
        Stream.of(
            question.service(),
            question.version(),
            question.environment(),
            question.ignored().stream().sorted().toList().toString(),
            readiness.verdict().word(),
            readiness.rows().toString(),
            readiness.reasons().toString());
    return Fingerprint.of(
        Stream.of(rest, usages.sorted(), contracts.sorted())
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  private static String text(Located<?> file) {
    return new String(file.content().bytes(), StandardCharsets.UTF_8);
  }
}
