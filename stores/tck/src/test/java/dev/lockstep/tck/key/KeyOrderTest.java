package dev.lockstep.tck.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.tck.generate.Samples;
import dev.lockstep.tck.generate.ValueGenerator;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class KeyOrderTest {
  private static int compare(Value left, Value right) {
    return Integer.signum(KeyOrder.BSON.compare(left, right));
  }

  /** Each value lies below the next one. */
  private static void assertAscending(Value... values) {
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        assertThat(compare(values[i], values[j]))
            .as("%s against %s", values[i], values[j])
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  private static Value decimal(String text) {
    return Value.Decimal128.parse(text).orElseThrow();
  }

  @Test
  void bracketsLieInTheOrderOfBson() {
    assertAscending(
        new Value.MinKey(),
        Value.NULL,
        Value.int32(9),
        Value.text("a"),
        Document.empty(),
        Value.Array.of(),
        new Value.Binary(0, Bytes.of(new byte[0])),
        Value.ObjectId.of("000000000000000000000000"),
        Value.bool(false),
        new Value.DateTime(Long.MIN_VALUE),
        new Value.Timestamp(0),
        new Value.Regex("", ""),
        new Value.MaxKey());
  }

  @Test
  void numbersLieInTheOrderOfTheirValuesWhateverTheirTypes() {
    assertAscending(
        Value.float64(Double.NaN),
        Value.float64(Double.NEGATIVE_INFINITY),
        decimal("-9E+6000"),
        Value.float64(-Double.MAX_VALUE),
        Value.int64(Long.MIN_VALUE),
        Value.int32(-1),
        Value.float64(-0.0),
        Value.float64(Double.MIN_VALUE),
        decimal("0.1"),
        Value.float64(0.1),
        Value.int64(1L << 53),
        Value.int64((1L << 53) + 1),
        Value.int64(Long.MAX_VALUE),
        Value.float64(0x1p63),
        decimal("9E+6000"),
        decimal("Infinity"));
  }

  @Test
  void equalNumbersOfDifferentTypesAreOneKey() {
    List<Value> fours =
        List.of(Value.int32(4), Value.int64(4), Value.float64(4), decimal("4"), decimal("4.00"));
    for (Value left : fours) {
      for (Value right : fours) {
        assertThat(compare(left, right)).isZero();
      }
    }
    assertThat(compare(Value.float64(0.0), Value.float64(-0.0))).isZero();
    assertThat(compare(decimal("NaN"), Value.float64(Double.NaN))).isZero();
  }

  @Test
  void textsLieInTheOrderOfTheirCodePoints() {
    assertAscending(
        Value.text(""),
        Value.text("Z"),
        Value.text("a"),
        Value.text("a\u0000"),
        Value.text("ab"),
        Value.text("\uffee"),
        Value.text("\ud83d\udc18"));
  }

  @Test
  void documentsAreComparedFieldByFieldTypeBeforeName() {
    assertAscending(
        Document.empty(),
        Document.of("z", Value.int32(1)),
        Document.of("a", Value.text("x")),
        Document.of("a", Value.text("x"), "b", Value.int32(1)),
        Document.of("b", Value.text("x")));
  }

  @Test
  void binariesAreComparedBySizeFirst() {
    assertAscending(
        new Value.Binary(128, Bytes.of(new byte[] {-1})),
        new Value.Binary(0, Bytes.of(new byte[] {0, 0})),
        new Value.Binary(0, Bytes.of(new byte[] {0, -1})),
        new Value.Binary(5, Bytes.of(new byte[] {0, 0})));
  }

  @SeededTest(cases = 300)
  void orderIsTotal(RandomGenerator random) {
    ValueGenerator generator = new ValueGenerator(random);
    Value a = generator.next();
    Value b = generator.next();
    Value c = generator.next();
    assertThat(compare(a, a)).isZero();
    assertThat(compare(a, b)).isEqualTo(-compare(b, a));
    if (compare(a, b) <= 0 && compare(b, c) <= 0) {
      assertThat(compare(a, c)).isLessThanOrEqualTo(0);
    }
    if (compare(a, b) == 0) {
      assertThat(compare(a, c)).isEqualTo(compare(b, c));
    }
  }

  @Test
  void lowestOfABracketLiesBelowEverySampleOfIt() {
    for (Value sample : Samples.all()) {
      Bracket bracket = Bracket.of(sample);
      assertThat(Bracket.of(bracket.lowest())).isEqualTo(bracket);
      assertThat(compare(bracket.lowest(), sample)).as("below %s", sample).isNotPositive();
      assertThat(Bracket.ofWord(bracket.word())).isEqualTo(bracket);
    }
  }
}
