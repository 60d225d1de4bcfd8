package dev.lockstep.model.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.contract.KeyTemplate.Part;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTemplateTest {
  @Test
  void textsAndAttributesAlternateAsWritten() {
    assertThat(KeyTemplate.parse("ORDER#${customer.id}#${id}").parts())
        .containsExactly(
            new Part.Literal("ORDER#"),
            new Part.Attribute(Path.of("customer", "id")),
            new Part.Literal("#"),
            new Part.Attribute(Path.of("id")));
  }

  @Test
  void aHashTagIsTextAroundAnAttribute() {
    KeyTemplate template = KeyTemplate.parse("order:{${customerId}}:${\"a}b\"}");
    assertThat(template.attributes()).containsExactly(Path.of("customerId"), Path.of("a}b"));
    assertThat(template.parts().getFirst()).isEqualTo(new Part.Literal("order:{"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "$5", "${a}", "x${a.b}y", "{${a}}", "${\"a\\\"}b\"}"})
  void aTemplateIsWrittenAsItWasRead(String text) {
    assertThat(KeyTemplate.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"'',1", "a${b,2", "ab${},5", "${a..b},5"})
  void aSlipHasItsColumn(String text, int column) {
    assertThatThrownBy(() -> KeyTemplate.parse(text))
        .isInstanceOfSatisfying(
            PathSyntaxException.class, slip -> assertThat(slip.column()).isEqualTo(column));
  }
}
