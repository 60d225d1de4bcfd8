package dev.lockstep.tck.generate;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;

/**
 * Two values that differ although many comparisons confuse them.
 *
 * @param distinction what tells them apart
 * @param held the value a document holds
 * @param asserted the value a guard claims it holds
 */
public record Lookalike(Distinction distinction, Value held, Value asserted) {
  private static final Document AB = Document.of("a", Value.int32(1), "b", Value.int32(2));
  private static final Document BA = Document.of("b", Value.int32(2), "a", Value.int32(1));
  private static final Bytes BYTES = Bytes.of(new byte[] {1, 2, 3});

  /** Every pair there is, most of them both ways round. */
  public static List<Lookalike> all() {
    return List.of(
        new Lookalike(Distinction.NUMBER_TYPE, Value.int32(4), Value.float64(4)),
        new Lookalike(Distinction.NUMBER_TYPE, Value.float64(4), Value.int32(4)),
        new Lookalike(Distinction.NUMBER_TYPE, Value.int64(4), Value.int32(4)),
        new Lookalike(Distinction.NUMBER_TYPE, decimal("4"), Value.int32(4)),
        new Lookalike(Distinction.NUMBER_TYPE, Value.float64(4), decimal("4")),
        new Lookalike(Distinction.NESTED_NUMBER_TYPE, in(Value.int32(4)), in(Value.float64(4))),
        new Lookalike(Distinction.NESTED_NUMBER_TYPE, list(Value.int64(4)), list(Value.int32(4))),
        new Lookalike(
            Distinction.NESTED_NUMBER_TYPE, list(in(Value.int32(4))), list(in(Value.int64(4)))),
        new Lookalike(Distinction.ZERO_SIGN, Value.float64(0.0), Value.float64(-0.0)),
        new Lookalike(Distinction.ZERO_SIGN, Value.float64(-0.0), Value.float64(0.0)),
        new Lookalike(Distinction.NAN_PAYLOAD, Value.float64(Double.NaN), nan(0xabc)),
        new Lookalike(Distinction.DECIMAL_SCALE, decimal("4"), decimal("4.00")),
        new Lookalike(Distinction.DECIMAL_SCALE, list(decimal("4.0")), list(decimal("4.00"))),
        new Lookalike(Distinction.NULL_OR_UNDEFINED, new Value.Undefined(), Value.NULL),
        new Lookalike(Distinction.NULL_OR_MISSING, Document.empty(), in(Value.NULL)),
        new Lookalike(Distinction.NULL_OR_MISSING, in(Value.NULL), Document.empty()),
        new Lookalike(Distinction.CONTAINING_ARRAY, list(Value.int32(4)), Value.int32(4)),
        new Lookalike(Distinction.CONTAINING_ARRAY, list(in(Value.int32(4))), in(Value.int32(4))),
        new Lookalike(Distinction.CONTAINING_ARRAY, list(Value.NULL), Value.NULL),
        new Lookalike(Distinction.ARRAY_DEPTH, list(list(Value.int32(4))), list(Value.int32(4))),
        new Lookalike(Distinction.ARRAY_DEPTH, list(list()), list()),
        new Lookalike(Distinction.FIELD_ORDER, AB, BA),
        new Lookalike(Distinction.FIELD_ORDER, list(BA), list(AB)),
        new Lookalike(Distinction.TEXT_OR_SYMBOL, new Value.Symbol("a"), Value.text("a")),
        new Lookalike(Distinction.CASE, Value.text("Bern"), Value.text("bern")),
        new Lookalike(Distinction.COMPOSITION, Value.text("\u00e9"), Value.text("e\u0301")),
        new Lookalike(Distinction.REGEX_MATCH, Value.text("Bern"), new Value.Regex("^B", "")),
        new Lookalike(
            Distinction.BINARY_SUBTYPE, new Value.Binary(0, BYTES), new Value.Binary(128, BYTES)),
        new Lookalike(Distinction.DATE_OR_TIMESTAMP, new Value.DateTime(7), new Value.Timestamp(7)),
        new Lookalike(
            Distinction.OPERATOR_NAME, Value.int32(4), Document.of("$gt", Value.int32(1))));
  }

  private static Value decimal(String text) {
    return Value.Decimal128.parse(text).orElseThrow();
  }

  private static Value nan(long payload) {
    return new Value.Float64(0x7ff8000000000000L | payload);
  }

  private static Value in(Value value) {
    return Document.of("in", value);
  }

  private static Value list(Value... items) {
    return Value.Array.of(items);
  }
}
