package dev.lockstep.registry.evolve;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Comparison;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Function;
import dev.lockstep.model.expression.Operator;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Operations by chance over the layout of {@link AnyShapes}. */
final class AnySteps {
  private static final List<ValueType> TYPES =
      List.of(
          ValueType.STRING,
          ValueType.INT32,
          ValueType.INT64,
          ValueType.DOUBLE,
          ValueType.BOOL,
          ValueType.DATE);
  private static final List<String> TARGETS = List.of("f", "g", "h.i", "n.f", "a", "z", "n.x");

  private final SplittableRandom random;

  AnySteps(SplittableRandom random) {
    this.random = random;
  }

  static Change change(List<Step> steps) {
    return new Change(
        "generated",
        "Generated",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        steps,
        Optional.empty());
  }

  /** Steps that can be carried out. */
  Change next() {
    List<Step> steps = new ArrayList<>();
    int wanted = random.nextInt(1, 5);
    for (int tries = 0; tries < 20 && steps.size() < wanted; tries++) {
      steps.add(new Step(operation(), guard()));
      if (!Validation.of(change(steps)).isEmpty()) {
        steps.removeLast();
      }
    }
    return steps.isEmpty() ? next() : change(steps);
  }

  private Optional<Guard> guard() {
    return switch (random.nextInt(8)) {
      case 0 -> Optional.of(new Guard.TargetAbsent());
      case 1 ->
          Optional.of(
              new Guard.Holds(
                  new Expression.Compare(
                      Comparison.EQUAL,
                      new Expression.Field(Path.of("a")),
                      new Expression.Literal(Value.text("a")))));
      case 2 -> Optional.of(new Guard.Holds(new Expression.Has(Path.of("b"))));
      default -> Optional.empty();
    };
  }

  private <T> T any(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private Path source() {
    return Path.parse(any(List.of("a", "b", "c", "z", "n.x", "n.y", "f", "n.f")));
  }

  private Path target() {
    return Path.parse(any(TARGETS));
  }

  private Otherwise otherwise() {
    return switch (random.nextInt(5)) {
      case 0 -> new Otherwise.Constant(Value.NULL);
      case 1 -> new Otherwise.Constant(any(List.of(Value.int32(99), Value.text("other"))));
      case 2 -> new Otherwise.Absent();
      case 3 -> new Otherwise.Keep();
      default -> new Otherwise.Reject();
    };
  }

  private Operation operation() {
    return switch (random.nextInt(18)) {
      case 0 -> new Operation.Add(target(), new Expression.Literal(any(literals())));
      case 1 -> new Operation.Remove(source());
      case 2 -> new Operation.Rename(Path.of("a"), Path.of(any(List.of("f", "b", "g"))));
      case 3 -> new Operation.Rename(Path.parse("n.x"), Path.parse("n.f"));
      case 4 -> new Operation.Move(source(), target());
      case 5 -> new Operation.Copy(source(), target());
      case 6, 7 -> new Operation.Convert(source(), any(TYPES), otherwise());
      case 8 -> new Operation.MapValues(source(), table(), otherwise());
      case 9 -> {
        String second = any(List.of("t", "c"));
        yield new Operation.Split(
            source(), List.of(Path.of("s"), Path.of(second)), "{s} {" + second + "}");
      }
      case 10 ->
          new Operation.Merge(
              List.of(Path.of("a"), Path.of("b")),
              any(List.of(Path.of("a"), Path.of("m"))),
              "{a} {b}");
      case 11 -> new Operation.Wrap(source());
      case 12 -> new Operation.Unwrap(any(List.of(Path.of("tags"), Path.of("a"))));
      case 13 -> new Operation.ArrayToMap(Path.of("list"), "k");
      case 14 -> new Operation.MapToArray(Path.of("map"), "k");
      case 15 -> inside();
      case 16 -> new Operation.Move(Path.of("n"), Path.parse("n.deep.er"));
      default -> new Operation.Derive(target(), expression());
    };
  }

  private static List<Value> literals() {
    return List.of(Value.int32(0), Value.text("new"), Value.NULL, Value.bool(true));
  }

  private Map<Value, Value> table() {
    return Map.of(
        Value.text("a"),
        any(literals()),
        Value.text("12"),
        Value.text("twelve"),
        random.nextBoolean() ? Value.NULL : Value.bool(true),
        any(literals()));
  }

  private Expression expression() {
    Expression field = new Expression.Field(source());
    return switch (random.nextInt(5)) {
      case 0 -> new Expression.Arithmetic(Operator.ADD, field, new Expression.Field(source()));
      case 1 -> new Expression.Call(Function.UPPER, List.of(field));
      case 2 -> new Expression.Call(Function.NEGATE, List.of(field));
      case 3 ->
          new Expression.Conditional(
              new Expression.Has(source()), field, new Expression.Literal(any(literals())));
      default -> field;
    };
  }

  private Operation inside() {
    return switch (random.nextInt(7)) {
      case 0 -> new Operation.Convert(Path.parse("tags[]"), any(TYPES), otherwise());
      case 1 -> new Operation.Remove(Path.parse("list[].y"));
      case 2 -> new Operation.Rename(Path.parse("map.{}.x"), Path.parse("map.{}.f"));
      case 3 -> new Operation.Wrap(Path.parse("map.{}.x"));
      case 4 -> new Operation.Move(Path.parse("list[].x"), Path.parse("list[].deep.x"));
      case 5 -> new Operation.Add(Path.parse("list[].u"), new Expression.Literal(any(literals())));
      default ->
          new Operation.Each(
              Path.parse("list[]"),
              Optional.empty(),
              List.of(
                  new Step(new Operation.Rename(Path.of("x"), Path.of("y")), Optional.empty()),
                  new Step(
                      new Operation.Convert(Path.of("y"), ValueType.STRING, otherwise()),
                      Optional.empty())));
    };
  }
}
