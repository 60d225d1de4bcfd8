package dev.lockstep.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.runner.report.Masking.Told;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of values that are open, and of those that are not. */
class MaskingTest {
  private final Masking masking = new Masking(Set.of(Path.of("city"), Path.of("address")));

  private Told told(Path path, Value value) {
    return masking.told(path, Optional.of(value));
  }

  @Test
  void aValueThatIsOpenIsToldWithAllThatIsInIt() {
    assertThat(told(Path.of("city"), Value.text("Bath")))
        .isEqualTo(new Told("string", Optional.of("\"Bath\"")));
    assertThat(told(Path.of("address", "zip"), Value.int32(7)))
        .isEqualTo(new Told("int", Optional.of("7")));
  }

  @Test
  void ofAValueThatIsNotOpenOnlyTheTypeIsTold() {
    assertThat(told(Path.of("mail"), Value.text("anna@example.com")))
        .isEqualTo(new Told("string", Optional.empty()));
    assertThat(told(Path.of("citys"), Value.text("Bath")))
        .isEqualTo(new Told("string", Optional.empty()));
    assertThat(Masking.ALL.told(Path.of("city"), Optional.of(Value.text("Bath"))))
        .isEqualTo(new Told("string", Optional.empty()));
  }

  @Test
  void whatIsNotThereHasNoType() {
    assertThat(masking.told(Path.of("city"), Optional.empty()))
        .isEqualTo(new Told("", Optional.empty()));
  }

  @Test
  void aKeyIsToldWhereAllOfItIsOpen() {
    Masking keys = new Masking(Set.of(Path.of("tenant"), Path.of("number")));
    Document key = Document.of("tenant", Value.text("a"), "number", Value.int32(7));
    assertThat(keys.key(key)).contains("{\"tenant\":\"a\",\"number\":7}");
    assertThat(keys.key(key.with("mail", Value.text("anna@example.com")))).isEmpty();
    assertThat(keys.key(Value.int32(7))).isEmpty();
    assertThat(keys.key(Document.empty())).isEmpty();
    assertThat(new Masking(Set.of(Path.of("_id"))).key(Value.int32(7))).contains("7");
  }

  @Test
  void whatNobodySeesIsMadeVisibleAndWhatIsLongIsCut() {
    assertThat(told(Path.of("city"), Value.text("Ba\u202eth\u200b")).value())
        .contains("\"Ba\\u202eth\\u200b\"");
    assertThat(told(Path.of("city"), Value.text("x".repeat(1 << 20))).value())
        .hasValueSatisfying(
            text -> assertThat(text).hasSizeLessThan(200).endsWith("… (1048578 characters)"));
    assertThat(told(Path.of("city"), Value.text("\ud83d\ude00".repeat(500))).value())
        .hasValueSatisfying(text -> assertThat(text).hasSizeLessThan(200).doesNotContain("\\u"));
  }
}
