package dev.lockstep.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Value.Decimal128;
import dev.lockstep.testkit.seed.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Decimal128Test {
  /** Texts and bits out of the examples that BSON publishes for its type. */
  @ParameterizedTest
  @CsvSource({
    "0, 3040000000000000, 0",
    "1, 3040000000000000, 1",
    "-1, b040000000000000, 1",
    "-0, b040000000000000, 0",
    "0.1, 303e000000000000, 1",
    "1.20, 303c000000000000, 78",
    "0E-6176, 0, 0",
    "1E-6176, 0, 1",
    "1.234567890123456789012345678901234, 2ffe3cde6fff9732, de825cd07e96aff2",
    "9.999999999999999999999999999999999E+6144, 5fffed09bead87c0, 378d8e63ffffffff",
    "1.000000000000000000000000000000000E+6144, 5ffe314dc6448d93, 38c15b0a00000000",
    "NaN, 7c00000000000000, 0",
    "Infinity, 7800000000000000, 0",
    "-Infinity, f800000000000000, 0"
  })
  void standsBetweenTextAndBits(String text, String high, String low) {
    Decimal128 bits =
        new Decimal128(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16));
    assertThat(Decimal128.parse(text)).contains(bits);
    assertThat(bits.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1E+6144, 1.000000000000000000000000000000000E+6144",
    "10E-6177, 1E-6176",
    "0E+9999, 0E+6111",
    "+1.5, 1.5",
    ".5, 0.5",
    "inf, Infinity"
  })
  void takesOtherWaysToWriteTheSameNumber(String text, String canonical) {
    assertThat(Decimal128.parse(text).orElseThrow().text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "1E6145",
        "1E-6177",
        "1.2345678901234567890123456789012345",
        "1E999999999",
        "1E9999999999",
        "--1",
        "1e",
        "१"
      })
  void refusesWhatDoesNotFitExactly(String text) {
    assertThat(Decimal128.parse(text)).isEmpty();
  }

  @Test
  void keepsEveryNumberOfThirtyFourDigitsWithItsScale() {
    Seeds.configured()
        .check(
            2000,
            random -> {
              BigDecimal number = number(random);
              Decimal128 bits = Decimal128.of(number).orElseThrow();
              assertThat(bits.number()).contains(number);
              assertThat(Decimal128.parse(bits.text())).contains(bits);
            });
  }

  private static BigDecimal number(SplittableRandom random) {
    StringBuilder digits = new StringBuilder();
    for (int i = random.nextInt(1, 35); i > 0; i--) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    BigInteger unscaled = new BigInteger(digits.toString());
    return new BigDecimal(
        random.nextBoolean() ? unscaled.negate() : unscaled, random.nextInt(-6111, 6177));
  }

  @Test
  void readsBitsThatNoNumberHasAsTheStandardDoes() {
    assertThat(new Decimal128(0x6c10000000000000L, 0).number()).contains(BigDecimal.ZERO);
    assertThat(new Decimal128(0x3041ffffffffffffL, -1L).number().orElseThrow().signum()).isZero();
  }
}
