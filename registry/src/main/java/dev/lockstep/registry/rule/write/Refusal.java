package dev.lockstep.registry.rule.write;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.compare.Bounds;
import dev.lockstep.registry.compare.Choices;
import dev.lockstep.registry.compare.Fit;
import dev.lockstep.registry.compare.Fitting;
import dev.lockstep.registry.compare.Patterns;
import dev.lockstep.registry.compare.Patterns.Texts;
import dev.lockstep.registry.compare.Patterns.Verdict;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A value that one version of a place lets in and the other does not.
 *
 * @param value empty where nobody can tell whether there is one
 * @param certain whether every value of the one version is refused
 */
record Refusal(What what, Optional<Value> value, boolean certain) {
  /** A larger value would show no more. */
  private static final int SHOWN_MAX = 10_000;

  /** What of a value is refused. */
  enum What {
    TYPE("the type"),
    NULL("null"),
    LIST("the list of values"),
    RANGE("the range"),
    SIZE("the size"),
    TEXT("the pattern or the length");

    private final String words;

    What(String words) {
      this.words = words;
    }

    /** It in words. */
    String words() {
      return words;
    }
  }

  /** Whether counts of what is stored tell whether such values are there. */
  boolean isCounted(AtPath seen) {
    return seen.present() == 0
        || switch (what) {
          case TYPE -> !seen.types().isEmpty();
          case NULL -> true;
          case LIST -> !seen.values().isEmpty();
          case RANGE -> seen.min().isPresent() && seen.max().isPresent();
          case SIZE, TEXT -> false;
        };
  }

  /** What the new version refuses of the old one; the first that is found. */
  static Optional<Refusal> of(Node before, Node after) {
    Optional<Refusal> type = type(before, after);
    return type.filter(Refusal::certain).isPresent()
        ? type
        : Stream.<Supplier<Optional<Refusal>>>of(
                () -> type,
                () -> nulls(before, after),
                () -> listed(before, after),
                () -> range(before, after),
                () -> elements(before, after),
                () -> texts(before, after))
            .flatMap(each -> each.get().stream())
            .filter(refusal -> refusal.isOf(before, after))
            .findFirst();
  }

  /** Whether the value that shows it is one of the old version that the new one does not let in. */
  private boolean isOf(Node before, Node after) {
    return value
        .filter(
            shown -> Fitting.of(before, shown) == Fit.FAILS || Fitting.of(after, shown) == Fit.FITS)
        .isEmpty();
  }

  private static Optional<Refusal> type(Node before, Node after) {
    Value value = Specimens.of(before);
    return switch (Types.relation(before, after)) {
      case SAME, WIDER, UNKNOWN -> Optional.empty();
      case NARROWER, ROUNDED -> Optional.of(new Refusal(What.TYPE, Optional.empty(), false));
      case SCALAR_TO_ARRAY, ARRAY_TO_SCALAR, DISJOINT ->
          Optional.of(new Refusal(What.TYPE, Optional.of(value), true));
    };
  }

  private static Optional<Refusal> possible(What what, Value value) {
    return Optional.of(new Refusal(what, Optional.of(value), false));
  }

  private static Optional<Refusal> nulls(Node before, Node after) {
    return before.facts().nullable() && !after.facts().nullable()
        ? possible(What.NULL, Value.NULL)
        : Optional.empty();
  }

  private static Optional<Refusal> listed(Node before, Node after) {
    return Choices.onlyIn(before, after).findFirst().flatMap(value -> possible(What.LIST, value));
  }

  private static Optional<Refusal> range(Node before, Node after) {
    boolean isWhole =
        Stream.of(before, after)
            .anyMatch(
                node -> node.type().logical().filter(LogicalType.INTEGER::equals).isPresent());
    return Bounds.onlyIn(limits(before).range(), limits(after).range(), isWhole)
        .flatMap(number -> possible(What.RANGE, Specimens.number(before, number)));
  }

  private static Optional<Refusal> elements(Node before, Node after) {
    return Bounds.onlyIn(size(before), size(after)).stream()
        .mapToObj(size -> Specimens.ofSize(before, (int) Math.min(size, SHOWN_MAX)))
        .findFirst()
        .flatMap(value -> possible(What.SIZE, value));
  }

  private static Optional<Refusal> texts(Node before, Node after) {
    Texts old = new Texts(limits(before).pattern(), limits(before).length());
    Texts fresh = new Texts(limits(after).pattern(), limits(after).length());
    if (old.equals(fresh)) {
      return Optional.empty();
    }
    return switch (Patterns.within(old, fresh)) {
      case Verdict.Within proven -> Optional.empty();
      case Verdict.Beyond(String text) -> possible(What.TEXT, Value.text(text));
      case Verdict.Open open -> Optional.of(new Refusal(What.TEXT, Optional.empty(), false));
    };
  }

  private static Size size(Node node) {
    return switch (node.shape()) {
      case Shape.Elements elements -> elements.size();
      case Shape.Entries entries -> entries.size();
      case Shape.Single single -> Size.ANY;
      case Shape.Any any -> Size.ANY;
      case Shape.Fields fields -> Size.ANY;
      case Shape.Union union -> Size.ANY;
    };
  }

  private static Limits limits(Node node) {
    return node.shape() instanceof Shape.Single(Limits limits) ? limits : Limits.NONE;
  }
}
