package dev.lockstep.formats.contract;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Range.Bound;
import dev.lockstep.model.shape.Range.Edge;
import dev.lockstep.model.shape.Size;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code logicalTypeOptions}: bounds on what may stand somewhere. */
final class LimitsReader {
  private final Reading reading;
  private final Optional<Part> options;

  LimitsReader(Part field, Reading reading) {
    this.reading = reading;
    this.options = field.part("logicalTypeOptions", "the options of the type");
  }

  /** Bounds on numbers. */
  Limits numbers() {
    return new Limits(
        range(), Size.ANY, Optional.empty(), Optional.empty(), Optional.empty(), text("format"));
  }

  /** Bounds on texts and on whatever has no bounds of its own. */
  Limits texts() {
    return new Limits(
        Range.ANY,
        size("minLength", "maxLength"),
        Optional.empty(),
        Optional.empty(),
        text("pattern"),
        text("format"));
  }

  /** Bounds on dates and times, which have no common notation. */
  Limits times() {
    return new Limits(
        Range.ANY,
        Size.ANY,
        text("minimum").or(() -> text("exclusiveMinimum")),
        text("maximum").or(() -> text("exclusiveMaximum")),
        Optional.empty(),
        text("format"));
  }

  Size size(String min, String max) {
    return new Size(count(min), count(max));
  }

  boolean is(String name) {
    return options.map(part -> part.is(name)).orElse(false);
  }

  /** Whether the list of required names has this one. */
  boolean requires(String name) {
    return options.stream()
        .flatMap(part -> part.list("required", reading::text).stream())
        .anyMatch(name::equals);
  }

  private Optional<String> text(String name) {
    return options.flatMap(part -> part.text(name));
  }

  private OptionalLong count(String name) {
    return options
        .flatMap(part -> part.node(name))
        .flatMap(reading::count)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private Range range() {
    return new Range(
        bound("minimum", "exclusiveMinimum", 1),
        bound("maximum", "exclusiveMaximum", -1),
        node("multipleOf").flatMap(reading::number));
  }

  /**
   * An end of a range; of two, the one that leaves less. In older notation the word for an excluded
   * end is true or false, and speaks of the included one.
   */
  private Optional<Bound> bound(String included, String excluded, int direction) {
    Optional<YamlNode> edge = node(excluded);
    boolean isFlag = edge.filter(LimitsReader::isTruth).isPresent();
    Edge flag = isFlag && is(excluded) ? Edge.EXCLUDED : Edge.INCLUDED;
    Optional<Bound> one =
        node(included).flatMap(reading::number).map(number -> new Bound(number, flag));
    Optional<Bound> other =
        edge.filter(node -> !isFlag)
            .flatMap(reading::number)
            .map(number -> new Bound(number, Edge.EXCLUDED));
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    BigDecimal difference = one.get().value().subtract(other.get().value());
    return difference.signum() * direction > 0 ? one : other;
  }

  private Optional<YamlNode> node(String name) {
    return options.flatMap(part -> part.node(name));
  }

  private static boolean isTruth(YamlNode node) {
    return node instanceof Scalar scalar
        && (scalar.text().equals("true") || scalar.text().equals("false"));
  }
}
