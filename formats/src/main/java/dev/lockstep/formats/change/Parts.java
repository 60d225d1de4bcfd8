package dev.lockstep.formats.change;

import dev.lockstep.formats.cel.CelException;
import dev.lockstep.formats.cel.CelReader;
import dev.lockstep.formats.reading.Findings;
import dev.lockstep.formats.reading.Scalars;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Entry;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the parts that operations are made of; what does not fit becomes a finding. */
final class Parts extends Scalars {
  private final Findings findings;

  Parts(Findings findings) {
    super(findings);
    this.findings = findings;
  }

  Optional<Expression> expression(YamlNode node) {
    return node instanceof Scalar
        ? text(node).flatMap(text -> expression(text, node))
        : wrongKind(node, "an expression in quotes, such as \"doc.rating > 3\",");
  }

  private Optional<Expression> expression(String text, YamlNode node) {
    try {
      return Optional.of(CelReader.read(text));
    } catch (CelException e) {
      return findings.add(
          inside(node, e.line(), e.column()),
          "bad-expression",
          "Cannot read the expression: %s (at line %d, column %d of it)"
              .formatted(e.why(), e.line(), e.column()));
    }
  }

  Optional<ValueType> type(YamlNode node) {
    return text(node).flatMap(word -> type(word, node));
  }

  private Optional<ValueType> type(String word, YamlNode node) {
    List<String> words = Stream.of(ValueType.values()).map(ValueType::word).toList();
    Optional<ValueType> type =
        Stream.of(ValueType.values()).filter(each -> each.word().equals(word)).findFirst();
    return type.isPresent()
        ? type
        : findings.add(
            node.mark(),
            "unknown-type",
            "Cannot convert to '%s': there is no such type".formatted(Wording.shortened(word))
                + Guesses.ofType(word, words));
  }

  Optional<Otherwise> otherwise(YamlNode node) {
    if (node instanceof Scalar scalar) {
      switch (scalar.text()) {
        case "absent" -> {
          return Optional.of(new Otherwise.Absent());
        }
        case "keep" -> {
          return Optional.of(new Otherwise.Keep());
        }
        case "reject" -> {
          return Optional.of(new Otherwise.Reject());
        }
        default -> {}
      }
    }
    boolean forced =
        node instanceof Mapping mapping
            && mapping.entries().size() == 1
            && mapping.entries().getFirst().name().text().equals("value");
    YamlNode constant = forced ? ((Mapping) node).entries().getFirst().value() : node;
    return values().value(constant).map(Otherwise.Constant::new);
  }

  /** A table of values: a map, or a list of {@code {from, to}} for keys that are no scalars. */
  Optional<Map<Value, Value>> table(YamlNode node) {
    Map<Value, Value> table = new LinkedHashMap<>();
    boolean whole =
        switch (node) {
          case Mapping mapping ->
              mapping.entries().stream()
                  .map(entry -> put(table, entry.name(), entry.value()))
                  .reduce(true, Boolean::logicalAnd);
          case Sequence sequence ->
              sequence.items().stream()
                  .map(item -> putPair(table, item))
                  .reduce(true, Boolean::logicalAnd);
          case Scalar scalar -> wrongKind(node, "a map of old to new values").isPresent();
        };
    return whole ? Optional.of(Collections.unmodifiableMap(table)) : Optional.empty();
  }

  private boolean putPair(Map<Value, Value> table, YamlNode item) {
    if (item instanceof Mapping mapping && mapping.entries().size() == 2) {
      Optional<YamlNode> from = entry(mapping, "from");
      Optional<YamlNode> to = entry(mapping, "to");
      if (from.isPresent() && to.isPresent()) {
        return put(table, from.get(), to.get());
      }
    }
    return wrongKind(item, "a map of 'from' and 'to'").isPresent();
  }

  private static Optional<YamlNode> entry(Mapping mapping, String name) {
    return mapping.entries().stream()
        .filter(entry -> entry.name().text().equals(name))
        .findFirst()
        .map(Entry::value);
  }

  private boolean put(Map<Value, Value> table, YamlNode from, YamlNode to) {
    Optional<Value> key = values().value(from);
    Optional<Value> value = values().value(to);
    if (key.isPresent() && value.isPresent() && table.put(key.get(), value.get()) != null) {
      return findings
          .add(from.mark(), "bad-value", "Cannot map this value: it occurs twice")
          .isPresent();
    }
    return key.isPresent() && value.isPresent();
  }
}
