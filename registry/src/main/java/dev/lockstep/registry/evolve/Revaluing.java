package dev.lockstep.registry.evolve;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.conversion.Conversion;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.evolve.tree.Aspect;
import dev.lockstep.registry.evolve.tree.Ground;
import dev.lockstep.registry.evolve.tree.Latitude;
import dev.lockstep.registry.evolve.tree.Saying;
import dev.lockstep.registry.evolve.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code convert} and {@code mapValues}: other values at the same place. */
final class Revaluing {
  private static final Set<ValueType> NUMBERS =
      Set.of(ValueType.INT32, ValueType.INT64, ValueType.DOUBLE, ValueType.DECIMAL128);
  private static final Map<ValueType, Set<ValueType>> WHOLLY =
      Map.of(
          ValueType.INT32,
          Set.of(ValueType.INT64, ValueType.DOUBLE, ValueType.DECIMAL128, ValueType.STRING),
          ValueType.INT64,
          Set.of(ValueType.DECIMAL128, ValueType.STRING),
          ValueType.BOOL,
          Set.of(ValueType.STRING),
          ValueType.OBJECT_ID,
          Set.of(ValueType.STRING));

  /**
   * What may stand at a place afterwards.
   *
   * @param types of the values, null among them
   * @param keepsNumbers whether a number stays the number it was
   */
  private record Outcome(Set<Value> values, Set<ValueType> types, Sort sort, boolean keepsNumbers) {
    static Outcome of(Set<Value> values, Sort sort) {
      Set<ValueType> types = new LinkedHashSet<>();
      values.forEach(value -> types.add(value.type()));
      return new Outcome(values, types, sort, false);
    }

    boolean hasNull() {
      return types.contains(ValueType.NULL);
    }
  }

  /** How much the values of an outcome are. */
  private enum Sort {
    /** All there can be. */
    LISTED,
    /** Some of those there can be; their types are all types. */
    TYPED,
    /** Nothing is known. */
    OPEN
  }

  private Revaluing() {}

  static boolean isLogicalText(Node node) {
    return node.type().physical().isEmpty()
        && node.type().logical().equals(Optional.of(LogicalType.STRING));
  }

  static Ground converted(Ground ground, Operation.Convert convert) {
    boolean isDone =
        ground.root().shape().at(convert.path()).stream()
            .allMatch(node -> Saying.types(node).equals(Optional.of(Set.of(convert.to()))));
    return isDone
        ? ground
        : revalued(
            ground, convert.path(), convert.otherwise(), node -> ofConversion(node, convert));
  }

  private static Outcome ofConversion(Node node, Operation.Convert convert) {
    Set<Value> values = new LinkedHashSet<>();
    if (node.facts().nullable()) {
      values.add(Value.NULL);
    }
    Optional<List<Value>> listed = listed(node);
    if (listed.isPresent()) {
      for (Value value : listed.get()) {
        values.addAll(
            Conversion.convert(value, convert.to())
                .map(List::of)
                .orElseGet(() -> otherwise(convert.otherwise(), value)));
      }
      return Outcome.of(values, Sort.LISTED);
    }
    Set<ValueType> types = new LinkedHashSet<>(Outcome.of(values, Sort.TYPED).types());
    types.add(convert.to());
    if (isWhole(node, convert.to())) {
      return new Outcome(Set.of(), types, Sort.TYPED, true);
    }
    return switch (convert.otherwise()) {
      case Otherwise.Constant(Value constant) -> {
        types.add(constant.type());
        boolean isNull = constant.type() == ValueType.NULL;
        yield new Outcome(Set.of(), types, Sort.TYPED, isNull);
      }
      case Otherwise.Keep keep -> new Outcome(Set.of(), types, Sort.OPEN, false);
      case Otherwise.Absent absent -> new Outcome(Set.of(), types, Sort.TYPED, true);
      case Otherwise.Reject reject -> new Outcome(Set.of(), types, Sort.TYPED, true);
    };
  }

  /** What becomes of a value that has no place. */
  private static List<Value> otherwise(Otherwise otherwise, Value value) {
    return switch (otherwise) {
      case Otherwise.Constant(Value constant) -> List.of(constant);
      case Otherwise.Keep keep -> List.of(value);
      case Otherwise.Absent absent -> List.of();
      case Otherwise.Reject reject -> List.of();
    };
  }

  private static boolean isWhole(Node node, ValueType to) {
    return Saying.types(node)
        .filter(types ->
            types.stream()
                .allMatch(type -> type == to || WHOLLY.getOrDefault(type, Set.of()).contains(to)))
        .isPresent();
  }

  static Ground mapped(Ground ground, Operation.MapValues map) {
    return revalued(ground, map.path(), map.otherwise(), node -> ofTable(node, map));
  }

  private static Outcome ofTable(Node node, Operation.MapValues map) {
    Optional<List<Value>> listed = listed(node);
    Set<Value> values = new LinkedHashSet<>();
    if (listed.isPresent()) {
      List<Value> all = new ArrayList<>(listed.get());
      all.addAll(node.facts().nullable() ? List.of(Value.NULL) : List.of());
      for (Value value : all) {
        values.addAll(
            Optional.ofNullable(map.values().get(value))
                .map(List::of)
                .orElseGet(() -> otherwise(map.otherwise(), value)));
      }
      return Outcome.of(values, Sort.LISTED);
    }
    values.addAll(map.values().values());
    if (map.otherwise() instanceof Otherwise.Keep) {
      return kept(node, map, Outcome.of(values, Sort.TYPED).types());
    }
    values.addAll(otherwise(map.otherwise(), Value.NULL));
    return Outcome.of(values, Sort.LISTED);
  }

  /** The values of the table, and all old ones that it does not have. */
  private static Outcome kept(Node node, Operation.MapValues map, Set<ValueType> mapped) {
    Optional<Set<ValueType>> old = Saying.types(node);
    Set<ValueType> all = new LinkedHashSet<>(mapped);
    old.ifPresent(all::addAll);
    if (node.facts().nullable() && !map.values().containsKey(Value.NULL)) {
      all.add(ValueType.NULL);
    }
    boolean isSame =
        old.filter(types ->
                mapped.stream().allMatch(type -> type == ValueType.NULL || types.contains(type)))
            .isPresent();
    return new Outcome(Set.of(), all, isSame ? Sort.TYPED : Sort.OPEN, false);
  }

  private static Optional<List<Value>> listed(Node node) {
    return node.facts()
        .choice()
        .filter(choice -> choice.extent() == Choice.Extent.CLOSED)
        .map(Choice::values);
  }

  private static Ground revalued(
      Ground ground, Path path, Otherwise otherwise, Function<Node, Outcome> outcome) {
    List<Node> before = ground.root().shape().at(path);
    boolean wasListed = before.stream().allMatch(node -> listed(node).isPresent());
    Ground written = ground.at(path, node -> revalued(node, outcome.apply(node)));
    List<Node> after = written.root().shape().at(path);
    boolean isRanged = !after.isEmpty() && after.stream().allMatch(node -> isRanged(node.shape()));
    written =
        written
            .with(path, Latitude.LOOSER, Aspect.TYPE)
            .with(path, wasListed ? Latitude.EXACT : Latitude.LOOSER, Aspect.CHOICE)
            .with(path, isRanged ? Latitude.EXACT : Latitude.ANY, Aspect.LIMITS)
            .with(path, Latitude.ANY, Aspect.UNIQUE, Aspect.MEANING, Aspect.CONTENT);
    written = otherwise instanceof Otherwise.Absent ? written.vanishing(path) : written;
    boolean isOpen = after.stream().anyMatch(node -> node.shape() instanceof Shape.Any);
    return isOpen ? written.open(path) : written;
  }

  private static boolean isRanged(Shape shape) {
    return shape instanceof Shape.Single(Limits limits) && !limits.equals(Limits.NONE);
  }

  private static Node revalued(Node node, Outcome outcome) {
    Set<ValueType> types = new LinkedHashSet<>(outcome.types());
    types.remove(ValueType.NULL);
    Saying.Null nulls = Saying.Null.of(outcome.hasNull());
    Node fresh = Saying.of(types, nulls);
    if (outcome.sort() == Sort.OPEN || fresh.shape() instanceof Shape.Any) {
      return Saying.identified(
          Tree.said(Saying.anything(), Saying.nullable(facts(node), Saying.Null.ALLOWED)),
          node.id());
    }
    Set<Value> values = new LinkedHashSet<>(outcome.values());
    values.remove(Value.NULL);
    Optional<Choice> choice =
        outcome.sort() == Sort.LISTED
            ? Optional.of(new Choice(List.copyOf(values), Choice.Extent.CLOSED))
            : Optional.empty();
    boolean isSameType = Saying.types(node).filter(types::equals).isPresent();
    return new Node(
        node.id(),
        isSameType ? node.type() : fresh.type(),
        outcome.keepsNumbers() && isNumber(node, types) ? limited(node.shape()) : fresh.shape(),
        Saying.choosing(Saying.nullable(facts(node), nulls), choice));
  }

  /** Of what bounds a value only the bounds of numbers speak of another value, too. */
  private static Shape limited(Shape shape) {
    return shape instanceof Shape.Single(Limits limits)
        ? new Shape.Single(
            new Limits(
                limits.range(),
                Limits.NONE.length(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        : shape;
  }

  private static boolean isNumber(Node node, Set<ValueType> types) {
    return NUMBERS.containsAll(types)
        && Saying.types(node).filter(NUMBERS::containsAll).isPresent();
  }

  private static Facts facts(Node node) {
    Facts facts = node.facts();
    return new Facts(
        facts.nullable(),
        facts.assumed(),
        Optional.empty(),
        false,
        facts.governance(),
        facts.semantics());
  }
}
