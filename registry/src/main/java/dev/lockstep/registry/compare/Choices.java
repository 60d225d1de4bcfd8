package dev.lockstep.registry.compare;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Node;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Values that a list of the only ones does not have. */
public final class Choices {
  private Choices() {}

  /** A value of a place's type that is none of these. */
  public static Value notIn(Node node, List<Value> these) {
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
