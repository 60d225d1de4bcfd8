package dev.lockstep.formats.change;

import static dev.lockstep.formats.change.ChangeFileTest.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

class WrittenChangeTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "- a",
          "a: b",
          "# a",
          "*a",
          "&a",
          "!a",
          "%a",
          "@a",
          "`a",
          "[a",
          "{a}",
          "|",
          ">",
          "?",
          "null",
          "~",
          "true",
          "5",
          "1e3",
          "0x1f",
          "2026-11-20",
          "keep",
          "reject",
          "\t\n\r\u0000\u0085\u2028\u2029\ufeff",
          "'\"\\",
          "\ud83d\ude00",
          "$date",
          "{$date: 1}",
          "x".repeat(3000));
  private static final List<Value> CONSTANTS =
      List.of(
          Value.NULL,
          Value.bool(true),
          Value.int32(-5),
          Value.int64(5),
          Value.float64(-0.0),
          Value.float64(Double.NaN),
          new Value.Float64(0x7ff8000000000001L),
          Value.Decimal128.parse("1.20").orElseThrow(),
          new Value.DateTime(-1),
          new Value.Timestamp(-1),
          new Value.Binary(4, Bytes.of(new byte[16])),
          new Value.Regex("^a", "i"),
          new Value.MaxKey(),
          new Value.Undefined(),
          new Value.ScopedCode("f()", Document.of("$date", Value.int32(1))));

  @SeededTest(cases = 300)
  void everyChangeReadsBackEqual(SplittableRandom random) {
    Change change =
        new Change(
            "generated-" + random.nextInt(1000),
            pick(random, TEXTS),
            Optional.of(ContractStep.of(pick(random, TEXTS))),
            Optional.of(pick(random, TEXTS)),
            Optional.of(pick(random, TEXTS)),
            steps(random),
            Optional.empty());
    Change again = change(ChangeFile.write(change));
    assertThat(again).isEqualTo(change);
    assertThat(ChangeFile.fingerprint(again)).isEqualTo(ChangeFile.fingerprint(change));
  }

  private static List<Step> steps(SplittableRandom random) {
    List<Step> steps = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      steps.add(new Step(operation(random, Path.of("field " + i)), Optional.empty()));
    }
    return steps;
  }

  private static Operation operation(SplittableRandom random, Path path) {
    if (random.nextBoolean()) {
      return new Operation.Add(path, new Expression.Literal(value(random, 3)));
    }
    Map<Value, Value> table = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      table.put(value(random, 2), value(random, 2));
    }
    Value otherwise = value(random, 2);
    return new Operation.MapValues(path, table, new Otherwise.Constant(otherwise));
  }

  private static Value value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 2 : 4)) {
      case 0 -> pick(random, CONSTANTS);
      case 1 -> Value.text(pick(random, TEXTS));
      case 2 -> Value.Array.of(value(random, depth - 1), value(random, depth - 1));
      default ->
          Document.empty()
              .with(name(random), value(random, depth - 1))
              .with(name(random), value(random, depth - 1));
    };
  }

  /** YAML takes names of at most 1,024 characters on one line with their value. */
  private static String name(SplittableRandom random) {
    String name = pick(random, TEXTS);
    return name.length() > 1000 ? name.substring(0, 1000) : name;
  }

  private static <T> T pick(SplittableRandom random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
