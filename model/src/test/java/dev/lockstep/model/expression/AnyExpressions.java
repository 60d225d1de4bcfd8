package dev.lockstep.model.expression;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.pattern.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws expressions of every kind, most of them senseless, and documents for them. */
final class AnyExpressions {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<Value> VALUES =
      List.of(
          Value.NULL,
          Value.bool(true),
          Value.bool(false),
          Value.int32(0),
          Value.int32(1),
          Value.int32(-3),
          Value.int32(Integer.MIN_VALUE),
          Value.int64(Long.MAX_VALUE),
          Value.int64(Long.MIN_VALUE),
          Value.float64(0.1),
          Value.float64(-0.0),
          Value.float64(Double.NaN),
          Value.float64(Double.MAX_VALUE),
          Value.float64(Double.NEGATIVE_INFINITY),
          Value.Decimal128.parse("1.5").orElseThrow(),
          Value.Decimal128.parse("9E+6144").orElseThrow(),
          Value.Decimal128.parse("1E-6176").orElseThrow(),
          Value.Decimal128.parse("NaN").orElseThrow(),
          Value.text(""),
          Value.text("12"),
          Value.text(" a,b\u00a0"),
          Value.text("2026-11-20T10:00:00Z"),
          Value.text("\ud83d\ude00\ud800"),
          Value.text("99999999999999999999"),
          new Value.DateTime(Long.MAX_VALUE),
          new Value.DateTime(0),
          Value.ObjectId.of("57e193d7a9cc81b4027498b5"),
          new Value.Binary(4, Bytes.of(new byte[16])),
          new Value.MinKey(),
          Value.Array.of(Value.text("x"), Value.text("y")),
          Value.Array.of(Value.int32(1), Value.NULL),
          Document.of("a", Value.int32(1), "b", Value.text("y")));

  private final SplittableRandom random;

  AnyExpressions(SplittableRandom random) {
    this.random = random;
  }

  Document document() {
    Document document = Document.empty();
    for (String name : NAMES) {
      document = random.nextInt(4) == 0 ? document : document.with(name, pick(VALUES));
    }
    return document;
  }

  Expression expression(int depth) {
    return switch (depth <= 0 ? random.nextInt(3) : random.nextInt(16)) {
      case 0 -> new Expression.Literal(pick(VALUES));
      case 1 -> new Expression.Field(path());
      case 2 -> new Expression.Has(path());
      case 3 -> new Expression.Compare(pick(Comparison.values()), any(depth), any(depth));
      case 4 -> new Expression.Not(any(depth));
      case 5 -> new Expression.And(any(depth), any(depth));
      case 6 -> new Expression.Or(any(depth), any(depth));
      case 7 -> new Expression.Conditional(any(depth), any(depth), any(depth));
      case 8 -> new Expression.Arithmetic(pick(Operator.values()), any(depth), any(depth));
      case 9 -> new Expression.ListOf(List.of(any(depth), any(depth)));
      case 10 -> new Expression.At(any(depth), any(depth));
      case 11 -> new Expression.In(any(depth), any(depth));
      case 12 -> new Expression.Matches(any(depth), TextPattern.parse("^[a-z]+"));
      default -> call(depth);
    };
  }

  private Expression any(int depth) {
    return expression(depth - 1);
  }

  private Expression call(int depth) {
    Function function = pick(Function.values());
    List<Expression> arguments = new ArrayList<>();
    int count = random.nextInt(function.argumentsMin(), function.argumentsMax() + 1);
    for (int i = 0; i < count; i++) {
      arguments.add(any(depth));
    }
    return new Expression.Call(function, arguments);
  }

  private Path path() {
    return random.nextBoolean() ? Path.of(pick(NAMES)) : Path.of(pick(NAMES), pick(NAMES));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> T pick(T[] from) {
    return from[random.nextInt(from.length)];
  }
}
