package dev.lockstep.registry.compare;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Kinds.Family;
import dev.lockstep.registry.compare.Kinds.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Single values that a place allows. */
final class Singles {
  /** Numbers at the ends of types, and texts of several sorts. */
  private static final List<Value> TELLING =
      List.of(
          Value.int32(1),
          Value.text("text"),
          Value.float64(1.5),
          Value.bool(true),
          Value.int32(200),
          Value.int32(70_000),
          Value.int64(1L << 40),
          Value.int64((1L << 53) + 1),
          Value.float64(1e300),
          Value.float64(0.1),
          Value.Decimal128.parse("1E+30").orElseThrow(),
          Value.Decimal128.parse("0.1").orElseThrow(),
          Value.text("\u00e9"),
          new Value.DateTime(0),
          Value.ObjectId.of("0".repeat(24)),
          Document.builder().build(),
          Value.Array.of());

  private Singles() {}

  /** A value that may stand in a place. */
  static Value of(Node node) {
    Limits limits = limits(node);
    Value usual = usual(node);
    if (usual instanceof Value.Text(String plain)) {
      return Value.text(text(limits, plain));
    }
    if (usual instanceof Value.DateTime) {
      return moment(limits);
    }
    return Value.number(usual).map(number -> number(node, limits.range(), number)).orElse(usual);
  }

  private static Limits limits(Node node) {
    return node.shape() instanceof Shape.Single(Limits own) ? own : Limits.NONE;
  }

  private static Value moment(Limits limits) {
    Optional<Instant> first = limits.earliest().or(limits::latest).flatMap(Limited::instant);
    return new Value.DateTime(first.map(Instant::toEpochMilli).orElse(0L));
  }

  private static String text(Limits limits, String plain) {
    if (limits.equals(Limits.NONE)) {
      return plain;
    }
    return limits
        .format()
        .flatMap(Formats::text)
        .orElseGet(() -> Patterns.text(limits.pattern(), limits.length()).orElse("text"));
  }

  private static Value number(Node node, Range range, BigDecimal usual) {
    boolean isWhole = usual.stripTrailingZeros().scale() <= 0;
    return Stream.concat(Stream.of(usual), Bounds.within(range, isWhole))
        .map(number -> number(node, number))
        .filter(value -> Fitting.of(node, value) == Fit.FITS)
        .findFirst()
        .orElseGet(() -> number(node, usual));
  }

  /** A number as a value of the type that a place has. */
  static Value number(Node node, BigDecimal number) {
    boolean isWhole = number.stripTrailingZeros().scale() <= 0;
    Optional<ValueType> type = node.type().valueType();
    boolean isFloat = type.filter(ValueType.DOUBLE::equals).isPresent();
    boolean isDecimal = type.filter(ValueType.DECIMAL128::equals).isPresent();
    if (isWhole && !isFloat && !isDecimal && number.toBigInteger().bitLength() < 64) {
      boolean isLong =
          type.filter(ValueType.INT64::equals).isPresent()
              || number.toBigInteger().bitLength() >= 32;
      return isLong ? Value.int64(number.longValue()) : Value.int32(number.intValue());
    }
    return isFloat
        ? Value.float64(number.doubleValue())
        : Value.Decimal128.of(number)
            .<Value>map(exact -> exact)
            .orElse(Value.float64(number.doubleValue()));
  }

  /** A value that one place allows and another does not, if one of these is. */
  static Optional<Value> onlyIn(Node one, Node other) {
    List<Value> fitting =
        Stream.concat(Stream.of(of(one), moment(limits(one))), TELLING.stream())
            .filter(value -> Fitting.of(one, value) != Fit.FAILS)
            .toList();
    return Stream.of(Fit.FAILS, Fit.OPEN)
        .flatMap(wanted -> fitting.stream().filter(value -> Fitting.of(other, value) == wanted))
        .findFirst();
  }

  private static Value usual(Node node) {
    Optional<Kind> kind = node.type().physical().flatMap(Kinds::of);
    return kind.map(known -> usual(known.family()))
        .or(() -> node.type().logical().map(Singles::usual))
        .orElse(Value.text("text"));
  }

  private static Value usual(Family family) {
    return switch (family) {
      case INTEGER, COUNTER -> Value.int32(1);
      case FLOATING, DECIMAL -> Value.float64(1.5);
      case BOOL -> Value.bool(true);
      case MOMENT -> new Value.DateTime(0);
      case OBJECT_ID -> Value.ObjectId.of("0".repeat(24));
      case DOCUMENT -> Document.builder().build();
      case ARRAY -> Value.Array.of();
      case BINARY -> new Value.Binary(0, Bytes.of(new byte[] {1}));
      case UUID -> Value.Binary.of(new UUID(0x4000L, 0x8000000000000000L));
      case TEXT, TIME -> Value.text("text");
    };
  }

  private static Value usual(LogicalType type) {
    return switch (type) {
      case NUMBER -> Value.float64(1.5);
      case INTEGER -> Value.int32(1);
      case BOOLEAN -> Value.bool(true);
      case OBJECT -> Document.builder().build();
      case ARRAY -> Value.Array.of();
      case DATE -> Value.text("2026-01-01");
      case TIMESTAMP -> new Value.DateTime(0);
      case STRING, TIME -> Value.text("text");
    };
  }
}
