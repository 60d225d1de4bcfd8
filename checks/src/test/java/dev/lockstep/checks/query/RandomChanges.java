package dev.lockstep.checks.query;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.validation.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Changes of the documents of {@link Parcels}, one to three operations each. */
final class RandomChanges {
  private static final List<String> PATHS =
      List.of(
          "name",
          "count",
          "weight",
          "paid",
          "state",
          "marks",
          "loose",
          "to.town",
          "to.floor",
          "to",
          "only.code");
  private static final List<ValueType> TYPES =
      List.of(ValueType.STRING, ValueType.INT32, ValueType.INT64, ValueType.DOUBLE);

  private RandomChanges() {}

  /** The next change that validation lets pass. */
  static Change next(SplittableRandom random) {
    while (true) {
      List<Operation.Step> steps = new ArrayList<>();
      for (int i = random.nextInt(6) / 3 + random.nextInt(5) / 4; i >= 0; i--) {
        steps.add(new Operation.Step(operation(random), Optional.empty()));
      }
      Change change =
          new Change(
              "checked",
              "A change",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              steps,
              Optional.empty());
      if (Validation.of(change).isEmpty()) {
        return change;
      }
    }
  }

  private static Path path(SplittableRandom random) {
    return Path.parse(PATHS.get(random.nextInt(PATHS.size())));
  }

  private static Path target(SplittableRandom random, Path from) {
    return switch (random.nextInt(6)) {
      case 0 -> Path.parse("deep.fresh");
      case 1 -> Path.parse("to.fresh");
      case 2 -> from.then(Path.of("inner"));
      case 3 ->
          from.steps().size() > 1
              ? new Path(from.steps().subList(0, from.steps().size() - 1))
              : path(random);
      default -> Path.of("fresh" + random.nextInt(3));
    };
  }

  private static Operation operation(SplittableRandom random) {
    Path path = path(random);
    return switch (random.nextInt(10)) {
      case 0, 1 -> new Operation.Move(path, target(random, path));
      case 2, 3 -> new Operation.Rename(path, renamed(random, path));
      case 4 ->
          new Operation.Convert(path, TYPES.get(random.nextInt(TYPES.size())), otherwise(random));
      case 5 -> new Operation.MapValues(Path.of("state"), table(random), otherwise(random));
      case 6 -> random.nextBoolean() ? new Operation.Wrap(path) : new Operation.Unwrap(path);
      case 7 -> new Operation.Remove(path);
      case 8 -> new Operation.Copy(path, target(random, path));
      default ->
          random.nextBoolean()
              ? new Operation.Add(target(random, path), new Expression.Literal(Value.int32(1)))
              : new Operation.Merge(
                  List.of(Path.of("name"), Path.of("state")), Path.of("label"), "{name} {state}");
    };
  }

  private static Path renamed(SplittableRandom random, Path path) {
    List<Path.Step> steps = new ArrayList<>(path.steps());
    steps.removeLast();
    steps.add(
        new Path.Step.Field(List.of("fresh", "called", "titled", "count").get(random.nextInt(4))));
    return new Path(steps);
  }

  private static Otherwise otherwise(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Otherwise.Reject();
      case 1 -> new Otherwise.Absent();
      default -> new Otherwise.Keep();
    };
  }

  private static Map<Value, Value> table(SplittableRandom random) {
    List<String> codes = List.of("N", "S", "L", "new", "sent");
    Map<Value, Value> table = new LinkedHashMap<>();
    for (String state : Parcels.STATES) {
      if (random.nextInt(4) > 0) {
        table.put(Value.text(state), Value.text(codes.get(random.nextInt(codes.size()))));
      }
    }
    table.put(Value.text("new"), Value.text("N"));
    return table;
  }
}
