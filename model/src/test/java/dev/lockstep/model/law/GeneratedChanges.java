package dev.lockstep.model.law;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Comparison;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.expression.Operator;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.validation.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Changes over the shape of {@link GeneratedDocuments}, of every operation. */
final class GeneratedChanges {
  private static final List<ValueType> TYPES =
      List.of(
          ValueType.STRING,
          ValueType.INT32,
          ValueType.INT64,
          ValueType.DOUBLE,
          ValueType.DECIMAL128,
          ValueType.BOOL,
          ValueType.DATE,
          ValueType.OBJECT_ID,
          ValueType.BINARY);

  private final SplittableRandom random;
  private final List<String> scalars = new ArrayList<>(List.of("a", "b", "c", "n.x", "n.y"));
  private int fresh;

  GeneratedChanges(SplittableRandom random) {
    this.random = random;
  }

  static Change of(List<Step> steps) {
    return new Change(
        "generated",
        "Generated",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        steps,
        Optional.empty());
  }

  Change next(int operationsMax) {
    List<Step> steps = new ArrayList<>();
    int wanted = random.nextInt(1, operationsMax + 1);
    for (int tries = 0; tries < 20 && steps.size() < wanted; tries++) {
      steps.add(step());
      if (!Validation.of(of(steps)).isEmpty()) {
        steps.removeLast();
      }
    }
    return of(steps);
  }

  Step step() {
    return new Step(operation(), guard());
  }

  private Optional<Guard> guard() {
    return switch (random.nextInt(10)) {
      case 0 -> Optional.of(new Guard.TargetAbsent());
      case 1 ->
          Optional.of(
              new Guard.Holds(
                  new Expression.Compare(
                      Comparison.EQUAL,
                      new Expression.Field(Path.of("z")),
                      new Expression.Literal(Value.int32(3)))));
      case 2 -> Optional.of(new Guard.Holds(new Expression.Has(Path.parse(anyOf(scalars)))));
      default -> Optional.empty();
    };
  }

  private String anyOf(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  private Path source() {
    return Path.parse(anyOf(scalars));
  }

  /** A source that no later operation finds any more. */
  private Path taken() {
    return scalars.size() > 3
        ? Path.parse(scalars.remove(random.nextInt(scalars.size())))
        : target();
  }

  private Path target() {
    String name =
        switch (random.nextInt(6)) {
          case 0 -> "z";
          case 1 -> "n.f" + fresh++;
          case 2 -> "g" + fresh + ".f" + fresh++;
          default -> "f" + fresh++;
        };
    if (!scalars.contains(name)) {
      scalars.add(name);
    }
    return Path.parse(name);
  }

  private Path sibling(Path path) {
    List<Path.Step> steps = new ArrayList<>(path.steps());
    steps.set(steps.size() - 1, new Path.Step.Field("r" + fresh++));
    scalars.add(new Path(steps).toString());
    return new Path(steps);
  }

  private Otherwise otherwise() {
    return switch (random.nextInt(4)) {
      case 0 -> new Otherwise.Constant(Value.NULL);
      case 1 -> new Otherwise.Absent();
      case 2 -> new Otherwise.Keep();
      default -> new Otherwise.Reject();
    };
  }

  private Operation operation() {
    return switch (random.nextInt(18)) {
      case 0 -> new Operation.Add(target(), new Expression.Literal(Value.int32(0)));
      case 1 -> new Operation.Remove(taken());
      case 2, 3 -> {
        Path from = taken();
        yield new Operation.Rename(from, sibling(from));
      }
      case 4 -> random.nextInt(3) > 0 ? new Operation.Move(taken(), target()) : inPlace();
      case 5 -> new Operation.Copy(source(), target());
      case 6, 7 ->
          new Operation.Convert(source(), TYPES.get(random.nextInt(TYPES.size())), otherwise());
      case 8 -> new Operation.MapValues(source(), table(), otherwise());
      case 9 -> new Operation.Split(taken(), List.of(target("s"), target("t")), "{s} {t}");
      case 10 -> merge();
      case 11 -> new Operation.Wrap(source());
      case 12 -> new Operation.Unwrap(Path.of("tags"));
      case 13 -> new Operation.ArrayToMap(Path.of("list"), "k");
      case 14 -> new Operation.MapToArray(Path.of("map"), "k");
      case 15 -> each();
      case 16 -> inside();
      default ->
          new Operation.Derive(
              target(),
              new Expression.Arithmetic(
                  Operator.ADD, new Expression.Field(source()), new Expression.Field(source())));
    };
  }

  /** A value that goes below its own path, or takes the place of what it stands below. */
  private Operation inPlace() {
    if (random.nextInt(4) == 0) {
      scalars.removeIf(name -> name.startsWith("n."));
      scalars.add("n");
      return new Operation.Move(Path.parse("n.x"), Path.of("n"));
    }
    Path from = taken();
    Path below = from.then(Path.parse(random.nextBoolean() ? "in" : "in.side"));
    scalars.add(below.toString());
    return new Operation.Move(from, below);
  }

  private Path target(String leaf) {
    Path path = Path.of(leaf);
    if (!scalars.contains(leaf)) {
      scalars.add(leaf);
    }
    return path;
  }

  private Operation merge() {
    Path first = taken();
    Path second = random.nextBoolean() ? taken() : source();
    if (first.equals(second)) {
      return new Operation.Wrap(first);
    }
    scalars.remove(second.toString());
    Path to = random.nextBoolean() ? second : target();
    scalars.add(to.toString());
    String template = "{" + first + "} {" + second + "}";
    return new Operation.Merge(List.of(first, second), to, template);
  }

  private Map<Value, Value> table() {
    return Map.of(
        Value.text("a"),
        Value.text("A"),
        Value.text(""),
        Value.NULL,
        Value.NULL,
        random.nextBoolean() ? Value.NULL : Value.bool(true),
        Value.int32(1),
        Value.text("one"));
  }

  private Operation each() {
    List<Step> steps =
        List.of(
            new Step(
                new Operation.Rename(Path.of("x"), Path.of("v")),
                random.nextBoolean() ? Optional.empty() : Optional.of(new Guard.TargetAbsent())),
            new Step(
                new Operation.Convert(Path.of("y"), ValueType.STRING, otherwise()),
                Optional.empty()));
    return random.nextBoolean()
        ? new Operation.Each(
            Path.parse("list[]"), random.nextBoolean() ? Optional.empty() : Optional.of("k"), steps)
        : new Operation.Each(Path.parse("map.{}"), Optional.empty(), steps);
  }

  private Operation inside() {
    return switch (random.nextInt(8)) {
      case 5 -> new Operation.Move(Path.parse("tags[]"), Path.parse("tags[].in"));
      case 6 -> new Operation.Move(Path.parse("list[].x"), Path.parse("list[]"));
      case 7 -> new Operation.Move(Path.parse("map.{}"), Path.parse("map.{}.in"));
      case 0 -> new Operation.Convert(Path.parse("tags[]"), ValueType.STRING, otherwise());
      case 1 -> new Operation.Remove(Path.parse("list[].y"));
      case 2 -> new Operation.Add(Path.parse("map.{}.u"), new Expression.Literal(Document.empty()));
      case 3 ->
          new Operation.Merge(
              List.of(Path.parse("list[].x"), Path.parse("list[].y")),
              Path.parse("list[].xy"),
              "{x}, {y}");
      default -> new Operation.Wrap(Path.parse("map.{}.x"));
    };
  }
}
