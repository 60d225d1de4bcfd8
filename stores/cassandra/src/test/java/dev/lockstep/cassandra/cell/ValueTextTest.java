package dev.lockstep.cassandra.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import dev.lockstep.tck.generate.Lookalike;
import dev.lockstep.tck.generate.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueTextTest {
  private static String written(Value value) {
    return ValueText.write(value).orElseThrow();
  }

  @Test
  void everyValueComesBackBitForBitThroughUtf8() {
    for (Value value : Samples.all()) {
      String text = written(value);
      byte[] stored = text.getBytes(StandardCharsets.UTF_8);
      assertThat(ValueText.read(new String(stored, StandardCharsets.UTF_8)))
          .as("%s as %s", value.type(), text)
          .isEqualTo(value);
    }
  }

  @Test
  void valuesThatLookAlikeHaveOtherTexts() {
    for (Lookalike pair : Lookalike.all()) {
      assertThat(written(pair.held())).isNotEqualTo(written(pair.asserted()));
    }
  }

  @Test
  void textsAreReadable() {
    Document document =
        Document.builder()
            .add("_id", Value.text("orders"))
            .add("epoch", Value.int64(4))
            .add("open", Value.bool(true))
            .add("parts", Value.Array.of(Value.int32(1), Value.float64(1.5), Value.NULL))
            .build();
    assertThat(written(document))
        .isEqualTo(
            "{\"_id\": \"orders\", \"epoch\": long(4), \"open\": true, \"parts\": [1, double(1.5),"
                + " null]}");
  }

  @Test
  void halfASurrogatePairSurvivesUtf8() {
    Value odd = Value.text("a\ud800b\udc00\ud83d\ude00\"\\\n");
    byte[] stored = written(odd).getBytes(StandardCharsets.UTF_8);
    assertThat(ValueText.read(new String(stored, StandardCharsets.UTF_8))).isEqualTo(odd);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1",
        "[1,2]",
        "nul",
        "long(",
        "long(x)",
        "int(4)",
        "\"a",
        "\"\\u00\"",
        "4 ",
        "{\"a\" 1}",
        "regex(\"a\")",
        "binary(0,*)",
        "decimal(x)",
        "objectId(00)"
      })
  void whatWasNotWrittenHereIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ValueText.read(text));
  }

  @Test
  void aNameTwiceIsTold() {
    assertThatThrownBy(() -> ValueText.read("{\"a\": 1, \"a\": 2}"))
        .isInstanceOf(DuplicateFieldException.class);
  }

  @Test
  void whatCouldNotBeReadBackIsNotWritten() {
    Value deep = Value.int32(1);
    for (int i = 0; i < ValueText.DEPTH_MAX; i++) {
      deep = Value.Array.of(deep);
    }
    assertThat(ValueText.read(written(deep))).isEqualTo(deep);
    assertThat(ValueText.write(Value.Array.of(deep))).isEmpty();
  }
}
