package dev.lockstep.registry.approval;

import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.finding.Consumer;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Finding.Suppressed;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * What an approval is about.
 *
 * @param plan of the change and of both contract versions
 * @param evidence of what the check found
 */
public record Fingerprints(String plan, String evidence) {
  /** That of a change with the versions that it ties: of what they say, not of how. */
  public static String plan(Change change, Located<Contract> before, Located<Contract> after) {
    return Digest.of(
            Document.of(
                    "change",
                    Value.text(ChangeFile.fingerprint(change).toString()),
                    "before",
                    content(before))
                .with("after", content(after)))
        .toString();
  }

  private static Value content(Located<Contract> contract) {
    String text = new String(contract.content().bytes(), StandardCharsets.UTF_8);
    return YamlTree.read(text).map(Fingerprints::content).orElse(Value.NULL);
  }

  private static Value content(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar ->
          new Reading("").values().scalar(scalar).orElseGet(() -> Value.text(scalar.text()));
      case YamlNode.Sequence list ->
          new Value.Array(list.items().stream().map(Fingerprints::content).toList());
      case YamlNode.Mapping map -> {
        Document.Builder sorted = Document.builder();
        for (YamlNode.Entry entry :
            map.entries().stream()
                .sorted(Comparator.comparing(each -> each.name().text()))
                .toList()) {
          sorted = sorted.add(entry.name().text(), content(entry.value()));
        }
        yield sorted.build();
      }
    };
  }

  /** That of findings: what is found where, how much it matters, to whom, and who accepted it. */
  public static String evidence(List<Finding> findings) {
    List<Value> found =
        findings.stream()
            .map(Fingerprints::words)
            .distinct()
            .sorted()
            .<Value>map(Value::text)
            .toList();
    return Digest.of(new Value.Array(found)).toString();
  }

  private static String words(Finding finding) {
    List<String> consumers =
        finding.consumers().stream().map(Fingerprints::words).distinct().sorted().toList();
    return "%s %s %s %s"
        .formatted(
            finding.fingerprint(),
            finding.level().word(),
            finding.suppressed().map(Suppressed::by).orElse(""),
            consumers);
  }

  private static String words(Consumer consumer) {
    return "%s %s %s".formatted(consumer.service(), consumer.version(), consumer.access());
  }
}
