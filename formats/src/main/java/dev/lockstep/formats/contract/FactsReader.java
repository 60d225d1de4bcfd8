package dev.lockstep.formats.contract;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Choice.Extent;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Semantics;
import dev.lockstep.model.shape.Semantics.Definition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a contract says about a place beside its type and structure. */
final class FactsReader {
  private final Reading reading;

  FactsReader(Reading reading) {
    this.reading = reading;
  }

  /** What is said; ODCS's {@code required} speaks of null too, unless we are told otherwise. */
  Facts read(Part part, Optional<Part> nosql, boolean required) {
    Optional<Value> assumed =
        nosql.flatMap(inner -> inner.node("default")).flatMap(reading.values()::value);
    return new Facts(
        nosql.flatMap(inner -> inner.truth("nullable")).orElse(!required),
        assumed,
        nosql
            .flatMap(inner -> inner.node("enum"))
            .or(() -> part.node("enum"))
            .flatMap(this::choice)
            .or(() -> validValues(part)),
        part.is("unique"),
        new GovernanceReader(reading).read(part, nosql),
        semantics(part, nosql));
  }

  private Optional<Choice> choice(YamlNode node) {
    if (!(node instanceof Mapping)) {
      return Optional.of(new Choice(values(node), Extent.CLOSED));
    }
    return reading
        .part("the enum", node)
        .map(part -> {
          List<Value> values = part.required("values").map(this::values).orElse(List.of());
          Extent extent = part.is("extensible") ? Extent.EXTENSIBLE : Extent.CLOSED;
          part.refuseOthers();
          return new Choice(values, extent);
        });
  }

  private List<Value> values(YamlNode node) {
    return reading.list(node, reading.values()::value);
  }

  /** Until 3.1 an enum is a rule of quality that lets in no other value. */
  private Optional<Choice> validValues(Part part) {
    return part.node("quality").filter(Sequence.class::isInstance).stream()
        .flatMap(node -> ((Sequence) node).items().stream())
        .filter(Mapping.class::isInstance)
        .flatMap(node -> reading.part("the rule of quality", node).stream())
        .filter(rule ->
            isPlain(rule, "metric", "invalidValues") || isPlain(rule, "rule", "invalidValues"))
        .filter(rule -> isPlain(rule, "mustBe", "0"))
        .flatMap(rule -> rule.node("arguments").stream())
        .filter(Mapping.class::isInstance)
        .flatMap(node -> reading.part("the arguments", node).stream())
        .flatMap(arguments -> arguments.node("validValues").stream())
        .filter(Sequence.class::isInstance)
        .map(node -> new Choice(values(node), Extent.CLOSED))
        .findFirst();
  }

  private static boolean isPlain(Part part, String name, String text) {
    return part.node(name)
        .filter(node -> node instanceof YamlNode.Scalar scalar && scalar.text().equals(text))
        .isPresent();
  }

  private Semantics semantics(Part part, Optional<Part> nosql) {
    return new Semantics(
        part.list("authoritativeDefinitions", this::definition),
        text(nosql, "unit"),
        text(nosql, "absence"),
        text(nosql, "encoding"),
        text(nosql, "encryption"),
        part.list("relationships", node -> reading.part("the relationship", node)).stream()
            .flatMap(this::targets)
            .toList());
  }

  private static Optional<String> text(Optional<Part> nosql, String name) {
    return nosql.flatMap(part -> part.text(name));
  }

  private Optional<Definition> definition(YamlNode node) {
    Optional<Part> part = reading.part("the definition", node);
    Optional<String> url = part.flatMap(p -> p.requiredText("url"));
    String type = part.flatMap(p -> p.text("type")).orElse("");
    return url.map(address -> new Definition(type, address));
  }

  private Stream<String> targets(Part part) {
    return part.node("to").stream()
        .flatMap(node ->
            node instanceof Sequence
                ? reading.list(node, reading::text).stream()
                : reading.text(node).stream());
  }
}
