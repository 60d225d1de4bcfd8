package dev.lockstep.registry.compare;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Choice.Extent;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Node;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that a list of the only ones does not have. */
public final class Choices {
  private Choices() {}

  /** Whether readers must be ready for values that a list does not have yet. */
  public static boolean isExtensible(Choice choice) {
    return choice.extent() == Extent.EXTENSIBLE;
  }

  /**
   * Values that one place may hold and another, by its list, may not: those that only the one
   * lists, and one that neither does where the one is open and the other is closed.
   */
  public static Stream<Value> onlyIn(Node one, Node other) {
    Optional<Choice> has = one.facts().choice();
    Optional<Choice> lacks = other.facts().choice();
    if (lacks.isEmpty()) {
      return Stream.empty();
    }
    List<Value> listed = lacks.get().values();
    boolean isOpen = has.isEmpty() || isExtensible(has.get());
    Stream<Value> others =
        isOpen && !isExtensible(lacks.get()) ? Stream.of(notIn(one, listed)) : Stream.empty();
    return Stream.concat(
        others,
        has.stream()
            .flatMap(choice -> choice.values().stream())
            .filter(value -> !listed.contains(value)));
  }

  private static Value notIn(Node node, List<Value> these) {
    Value usual = Specimens.of(new Node(node.id(), node.type(), node.shape(), Facts.NONE));
    return IntStream.rangeClosed(0, these.size())
        .mapToObj(i -> i == 0 ? usual : varied(usual, i))
        .filter(value -> !these.contains(value))
        .findFirst()
        .orElse(usual);
  }

  private static Value varied(Value usual, int i) {
    return switch (usual) {
      case Value.Text(String text) -> Value.text(text + i);
      case Value.Int32(int number) -> Value.int32(number + i);
      case Value.Int64(long number) -> Value.int64(number + i);
      case Value.Float64 number -> Value.float64(number.value() + i);
      default -> Value.Decimal128.of(BigDecimal.valueOf(i)).<Value>map(each -> each).orElse(usual);
    };
  }

  /** How many of the values that were counted are none of these texts. */
  public static long notIn(AtPath seen, List<String> texts) {
    return seen.values().entrySet().stream()
        .filter(counted -> !texts.contains(counted.getKey()))
        .mapToLong(counted -> counted.getValue())
        .sum();
  }

  /** The name under which statistics count a value. */
  public static String text(Value value) {
    return value instanceof Value.Text(String held) ? held : Types.words(value);
  }
}
