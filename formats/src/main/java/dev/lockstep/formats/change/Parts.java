package dev.lockstep.formats.change;

import dev.lockstep.formats.cel.CelException;
import dev.lockstep.formats.cel.CelReader;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Entry;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.formats.yaml.YamlNode.Style;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the parts that operations are made of; what does not fit becomes a finding. */
final class Parts {
  private static final Pattern DAYS_OR_HOURS = Pattern.compile("([0-9]{1,9})([smhdw])");

  private final Findings findings;
  private final Values values;

  Parts(Findings findings) {
    this.findings = findings;
    this.values = new Values(findings);
  }

  Values values() {
    return values;
  }

  Optional<String> text(YamlNode node) {
    boolean isNull =
        node instanceof Scalar scalar
            && scalar.style() == Style.PLAIN
            && (scalar.text().isEmpty() || scalar.text().equals("null"));
    return node instanceof Scalar scalar && !isNull
        ? Optional.of(scalar.text())
        : wrongKind(node, "a text");
  }

  Optional<Boolean> truth(YamlNode node) {
    return node instanceof Scalar scalar
            && values.scalar(scalar).orElse(Value.NULL) instanceof Value.Bool is
        ? Optional.of(is.value())
        : wrongKind(node, "true or false");
  }

  <T> Optional<T> wrongKind(YamlNode node, String expected) {
    return findings.add(
        node.mark(),
        "wrong-kind",
        "Cannot take %s here: %s is expected".formatted(node.kind(), expected));
  }

  Optional<Path> path(YamlNode node) {
    return node instanceof Scalar
        ? text(node).flatMap(text -> path(text, node))
        : wrongKind(node, "one path");
  }

  private Optional<Path> path(String text, YamlNode node) {
    try {
      return Optional.of(Path.parse(text));
    } catch (PathSyntaxException e) {
      return findings.add(
          inside(node, 1, e.column()),
          "bad-path",
          "Cannot read the path '%s': %s".formatted(Words.shortened(text), e.why()));
    }
  }

  /** A list of paths; one path alone is a list of one. */
  Optional<List<Path>> paths(YamlNode node) {
    if (!(node instanceof Sequence sequence)) {
      return path(node).map(List::of);
    }
    List<Path> paths = new ArrayList<>();
    sequence.items().forEach(item -> path(item).ifPresent(paths::add));
    return paths.size() == sequence.items().size() ? Optional.of(paths) : Optional.empty();
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

  /** The place inside a text, as near as the way it is written tells. */
  private static Mark inside(YamlNode node, int line, int column) {
    Style style = node instanceof Scalar scalar ? scalar.style() : Style.BLOCK;
    return switch (style) {
      case PLAIN -> line == 1 ? node.mark().plusColumns(column - 1) : node.mark();
      case QUOTED -> line == 1 ? node.mark().plusColumns(column) : node.mark();
      case BLOCK -> node.mark();
    };
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
            "Cannot convert to '%s': there is no such type".formatted(Words.shortened(word))
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
    return values.value(constant).map(Otherwise.Constant::new);
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
    Optional<Value> key = values.value(from);
    Optional<Value> value = values.value(to);
    if (key.isPresent() && value.isPresent() && table.put(key.get(), value.get()) != null) {
      return findings
          .add(from.mark(), "bad-value", "Cannot map this value: it occurs twice")
          .isPresent();
    }
    return key.isPresent() && value.isPresent();
  }

  Optional<Duration> duration(YamlNode node) {
    return text(node).flatMap(text -> duration(text, node));
  }

  private Optional<Duration> duration(String text, YamlNode node) {
    try {
      Matcher plain = DAYS_OR_HOURS.matcher(text);
      Duration duration =
          plain.matches()
              ? Duration.ofSeconds(
                  Math.multiplyExact(Long.parseLong(plain.group(1)), seconds(plain.group(2))))
              : Duration.parse(text);
      if (!duration.isNegative() && duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
        return Optional.of(duration);
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Not a duration: said below, as for a negative one.
    }
    return findings.add(
        node.mark(),
        "bad-value",
        "Cannot take '%s' as a time span: write 30d, 12h or ISO 8601 such as P30D, in whole seconds"
            .formatted(Words.shortened(text)));
  }

  private static long seconds(String unit) {
    return switch (unit) {
      case "s" -> 1;
      case "m" -> 60;
      case "h" -> 3600;
      case "d" -> 86_400;
      default -> 604_800;
    };
  }
}
