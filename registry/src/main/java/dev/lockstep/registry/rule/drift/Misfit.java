package dev.lockstep.registry.rule.drift;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Choices;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that counts of stored documents say against a place of a contract.
 *
 * @param words what the values are
 * @param documents in how many documents at least
 */
public record Misfit(String words, long documents) {
  private static final Set<ValueType> WHOLE = EnumSet.of(ValueType.INT32, ValueType.INT64);
  private static final Set<ValueType> NUMBERS =
      EnumSet.of(ValueType.INT32, ValueType.INT64, ValueType.DOUBLE, ValueType.DECIMAL128);
  private static final Set<ValueType> MOMENTS =
      EnumSet.of(ValueType.DATE, ValueType.TIMESTAMP, ValueType.STRING);

  /** What was counted of the values of a place that may not stand there; absence aside. */
  public static List<Misfit> of(Node node, AtPath seen) {
    return Stream.of(nulls(node, seen), types(node, seen), range(node, seen), length(node, seen))
        .flatMap(Optional::stream)
        .filter(misfit -> misfit.documents() > 0)
        .toList();
  }

  private static Optional<Misfit> nulls(Node node, AtPath seen) {
    return node.facts().nullable()
        ? Optional.empty()
        : Optional.of(new Misfit("null", seen.nulls()));
  }

  private static Optional<Misfit> types(Node node, AtPath seen) {
    Optional<Set<ValueType>> taken = taken(node);
    Optional<Choice> closed = node.facts().choice().filter(choice -> !Choices.isExtensible(choice));
    long others =
        taken.isEmpty()
            ? 0
            : seen.types().entrySet().stream()
                .filter(each -> each.getKey() != ValueType.NULL)
                .filter(each -> !taken.get().contains(each.getKey()))
                .mapToLong(each -> each.getValue())
                .sum();
    if (others > 0) {
      return Optional.of(new Misfit("values that are no " + Types.words(node), others));
    }
    return closed.map(choice ->
        new Misfit(
            "values that are not listed",
            Choices.notIn(seen, choice.values().stream().map(Choices::text).toList())));
  }

  /** The types of values that a place takes, the narrower numbers among them. */
  private static Optional<Set<ValueType>> taken(Node node) {
    return switch (node.shape()) {
      case Shape.Fields fields -> Optional.of(EnumSet.of(ValueType.DOCUMENT));
      case Shape.Entries entries -> Optional.of(EnumSet.of(ValueType.DOCUMENT));
      case Shape.Elements elements -> Optional.of(EnumSet.of(ValueType.ARRAY));
      case Shape.Any any -> Optional.empty();
      case Shape.Union union -> Optional.empty();
      case Shape.Single single ->
          node.type()
              .valueType()
              .map(Misfit::taken)
              .or(() ->
                  node.type().physical().isPresent()
                      ? Optional.empty()
                      : node.type().logical().map(Misfit::taken));
    };
  }

  private static Set<ValueType> taken(ValueType type) {
    return type == ValueType.INT64 ? WHOLE : EnumSet.of(type);
  }

  private static Set<ValueType> taken(LogicalType type) {
    return switch (type) {
      case INTEGER -> WHOLE;
      case NUMBER -> NUMBERS;
      case BOOLEAN -> EnumSet.of(ValueType.BOOL);
      case OBJECT -> EnumSet.of(ValueType.DOCUMENT);
      case ARRAY -> EnumSet.of(ValueType.ARRAY);
      case DATE, TIMESTAMP, TIME -> MOMENTS;
      case STRING -> EnumSet.of(ValueType.STRING);
    };
  }

  private static Optional<Misfit> range(Node node, AtPath seen) {
    Range range = limits(node).range();
    boolean isOut =
        seen.min().filter(number -> !range.contains(number)).isPresent()
            || seen.max().filter(number -> !range.contains(number)).isPresent();
    return isOut ? Optional.of(new Misfit("numbers that are out of range", 1)) : Optional.empty();
  }

  private static Optional<Misfit> length(Node node, AtPath seen) {
    long most =
        (node.shape() instanceof Shape.Elements elements ? elements.size() : limits(node).length())
            .max()
            .orElse(Long.MAX_VALUE);
    return seen.longest().isPresent() && seen.longest().getAsLong() > most
        ? Optional.of(new Misfit("values that are too long", 1))
        : Optional.empty();
  }

  private static Limits limits(Node node) {
    return node.shape() instanceof Shape.Single(Limits limits) ? limits : Limits.NONE;
  }
}
