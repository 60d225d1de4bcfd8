package dev.lockstep.demo.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokensTest {
  private final Tokens tokens = new Tokens();
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void makeANewValueOfTheSameTypeEachTime() {
    for (Value sample :
        new Value[] {
          Value.text("a"),
          Value.text("17"),
          Value.int32(1),
          Value.int64(1),
          Value.float64(1),
          new Value.DateTime(1),
          Value.Array.of(Value.int32(1), Value.text("x")),
          Document.of("a", Value.text("b"))
        }) {
      Value one = tokens.like(sample, random);
      Value other = tokens.like(sample, random);

      assertThat(one).isNotEqualTo(other).isNotEqualTo(sample);
      assertThat(one.type()).isEqualTo(sample.type());
    }
  }

  @Test
  void digitsStayDigits() {
    assertThat(((Value.Text) tokens.like(Value.text("17"), random)).value()).matches("[0-9]+");
  }

  @Test
  void anOldTokenIsReplacedNotLengthened() {
    Value once = tokens.like(Value.text("Cardiff"), random);
    Value twice = tokens.like(once, random);

    assertThat(((Value.Text) twice).value()).matches("Cardiff~[0-9a-z]+");
  }

  @Test
  void numbersOfOneValueCoincideWhateverTheirType() {
    assertThat(Tokens.coincide(Value.int32(4), Value.float64(4))).isTrue();
    assertThat(Tokens.coincide(Value.float64(0.0), Value.float64(-0.0))).isTrue();
    assertThat(
            Tokens.coincide(
                Document.of("a", Value.int32(1), "b", Value.NULL),
                Document.of("b", Value.NULL, "a", Value.int64(1))))
        .isTrue();
    assertThat(Tokens.coincide(Value.int32(4), Value.text("4"))).isFalse();
    assertThat(Tokens.coincide(Value.int32(4), Value.float64(4.5))).isFalse();
  }
}
