package dev.lockstep.registry.exchange.schema;

import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Range.Bound;
import dev.lockstep.model.shape.Range.Edge;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.PatternText;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads what holds values within bounds, exactly; of two bounds the one that leaves less. */
final class Bounds {
  private final Keywords words;
  private final Remarks remarks;

  Bounds(Keywords words, Remarks remarks) {
    this.words = words;
    this.remarks = remarks;
  }

  Limits of(Optional<LogicalType> type) {
    if (type.isEmpty()) {
      return Limits.NONE;
    }
    return switch (type.get()) {
      case NUMBER, INTEGER ->
          new Limits(
              range(), Size.ANY, Optional.empty(), Optional.empty(), Optional.empty(), format());
      case STRING ->
          new Limits(
              Range.ANY,
              size("minLength", "maxLength"),
              Optional.empty(),
              Optional.empty(),
              pattern(),
              format());
      default -> Limits.NONE;
    };
  }

  private Optional<String> format() {
    return words.get("format").flatMap(Item::text).filter(text -> !text.isEmpty());
  }

  private Optional<String> pattern() {
    List<Item> all = words.all("pattern");
    all.stream().skip(1).forEach(item -> remarks.add(item, "a second pattern is not expressed"));
    return all.stream()
        .findFirst()
        .flatMap(item -> PatternText.of(item, item.text().orElse(""), remarks));
  }

  Size size(String min, String max) {
    Size size =
        new Size(
            counts(min).max(Comparator.naturalOrder()).map(OptionalLong::of).orElse(NONE),
            counts(max).min(Comparator.naturalOrder()).map(OptionalLong::of).orElse(NONE));
    if (size.isEmpty()) {
      words.all(min).forEach(item -> remarks.add(item, "nothing fits between these bounds"));
      return Size.ANY;
    }
    return size;
  }

  private static final OptionalLong NONE = OptionalLong.empty();

  private Stream<Long> counts(String word) {
    return words.all(word).stream()
        .flatMap(item -> {
          Optional<Long> count = item.count();
          if (count.isEmpty()) {
            remarks.add(item, "'%s' is no number that contracts take".formatted(word));
          }
          return count.stream();
        });
  }

  private Range range() {
    Comparator<Bound> order = Comparator.comparing(Bound::value);
    Optional<Bound> lower =
        ends("minimum", "exclusiveMinimum").max(order.thenComparing(Bound::edge));
    Optional<Bound> upper =
        ends("maximum", "exclusiveMaximum")
            .min(order.thenComparing(Comparator.comparing(Bound::edge).reversed()));
    Range range = new Range(lower, upper, step());
    if (range.isEmpty()) {
      words.all("minimum").forEach(item -> remarks.add(item, "no number fits these bounds"));
      words.all("exclusiveMinimum").stream()
          .forEach(item -> remarks.add(item, "no number fits these bounds"));
      return Range.ANY;
    }
    return range;
  }

  /** In older notation the word for an excluded end is true or false. */
  private Stream<Bound> ends(String included, String excluded) {
    boolean isFlag =
        words.all(excluded).stream().anyMatch(item -> item.truth().equals(Optional.of(true)));
    return Stream.concat(
        numbers(included).map(n -> new Bound(n, isFlag ? Edge.EXCLUDED : Edge.INCLUDED)),
        numbers(excluded).map(n -> new Bound(n, Edge.EXCLUDED)));
  }

  private Optional<BigDecimal> step() {
    List<Item> all = words.all("multipleOf");
    all.stream().skip(1).forEach(item -> remarks.add(item, "a second step is not expressed"));
    Optional<BigDecimal> step = numbers("multipleOf").findFirst();
    step.filter(number -> number.signum() <= 0)
        .ifPresent(number -> remarks.add(all.getFirst(), "a step is above zero"));
    return step.filter(number -> number.signum() > 0);
  }

  private Stream<BigDecimal> numbers(String word) {
    return words.all(word).stream()
        .filter(item -> item.truth().isEmpty())
        .flatMap(item -> {
          Optional<BigDecimal> number = item.number();
          if (number.isEmpty()) {
            remarks.add(item, "'%s' is no number that contracts take".formatted(word));
          }
          return number.stream();
        });
  }
}
