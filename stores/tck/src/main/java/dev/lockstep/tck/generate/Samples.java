package dev.lockstep.tck.generate;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Awkward values of every type. A zero timestamp is left out: MongoDB replaces one that stands at
 * the top level of an inserted document by the time of the insert.
 */
public final class Samples {
  private static final Value.ObjectId SOME_ID = Value.ObjectId.of("65f0c0ffee65f0c0ffee0001");
  private static final List<Value> VALUES = values();

  private Samples() {}

  /** Every sample, of every type, nested ones included; no two are equal. */
  public static List<Value> all() {
    return VALUES;
  }

  private static List<Value> values() {
    List<Value> values = new ArrayList<>();
    values.addAll(numbers());
    values.addAll(texts());
    values.addAll(simple());
    values.addAll(binaries());
    values.addAll(deprecated());
    values.addAll(nested());
    return List.copyOf(values);
  }

  private static List<Value> numbers() {
    return List.of(
        Value.int32(0),
        Value.int32(4),
        Value.int32(Integer.MIN_VALUE),
        Value.int32(Integer.MAX_VALUE),
        Value.int64(4),
        Value.int64(Long.MIN_VALUE),
        Value.int64(Long.MAX_VALUE),
        Value.float64(4.0),
        Value.float64(0.0),
        Value.float64(-0.0),
        Value.float64(0.1),
        Value.float64(Double.MIN_VALUE),
        Value.float64(Double.MAX_VALUE),
        Value.float64(Double.POSITIVE_INFINITY),
        Value.float64(Double.NEGATIVE_INFINITY),
        Value.float64(Double.NaN),
        new Value.Float64(0x7ff8000000000abcL),
        decimal("4"),
        decimal("4.00"),
        decimal("-0"),
        decimal("0E+3"),
        decimal("9.999999999999999999999999999999999E+6144"),
        decimal("NaN"),
        decimal("-Infinity"));
  }

  private static List<Value> texts() {
    return List.of(
        Value.text(""),
        Value.text("4"),
        Value.text("null"),
        Value.text(" padded "),
        Value.text("$dollar.and.dot"),
        Value.text("nul \u0000 inside"),
        Value.text("Stra\u00dfe"),
        Value.text("e\u0301 and \u00e9"),
        Value.text("\ufeffmark"),
        Value.text("\ud83d\udc18"));
  }

  private static List<Value> simple() {
    return List.of(
        Value.NULL,
        Value.bool(true),
        Value.bool(false),
        new Value.DateTime(0),
        new Value.DateTime(-1),
        new Value.DateTime(253402300799999L),
        new Value.Timestamp(1),
        new Value.Timestamp(0xffffffff00000002L),
        SOME_ID,
        new Value.MinKey(),
        new Value.MaxKey(),
        new Value.Regex("^a.*b$", ""),
        new Value.Regex("[a-z]/", "im"),
        new Value.Code("function() { return 1; }"));
  }

  private static List<Value> binaries() {
    Bytes bytes = Bytes.of(new byte[] {0, -1, 127, -128});
    return List.of(
        new Value.Binary(0, Bytes.of(new byte[0])),
        new Value.Binary(0, bytes),
        new Value.Binary(5, Bytes.of(new byte[16])),
        new Value.Binary(128, bytes),
        new Value.Binary(3, Bytes.of(new byte[16])),
        Value.Binary.of(new UUID(0x0123456789abcdefL, 0xfedcba9876543210L)));
  }

  private static List<Value> deprecated() {
    return List.of(
        new Value.Undefined(),
        new Value.Symbol("symbol"),
        new Value.DbPointer("shop.pets", SOME_ID),
        new Value.ScopedCode("x", Document.of("x", Value.int32(1))));
  }

  private static List<Value> nested() {
    Document one = Document.of("a", Value.int32(1), "b", Value.text("x"));
    return List.of(
        Document.empty(),
        one,
        Document.of("b", Value.text("x"), "a", Value.int32(1)),
        Document.of("a", Value.NULL),
        Document.of("0", Value.int32(4)),
        Document.of("inner", Document.of("deeper", Value.Array.of(one, Value.NULL))),
        Value.Array.of(),
        Value.Array.of(Value.int32(4)),
        Value.Array.of(Value.Array.of(Value.int32(4))),
        Value.Array.of(Value.NULL),
        Value.Array.of(one, Value.text("mixed"), Value.float64(-0.0)),
        Value.Array.of(Value.Array.of(), Document.empty()));
  }

  private static Value decimal(String text) {
    return Value.Decimal128.parse(text).orElseThrow();
  }
}
