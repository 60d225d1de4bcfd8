package dev.lockstep.registry.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyLanguageTest {
  private static final Path ID = Path.of("id");

  private static KeyLanguage keys(String template, Content content) {
    return new KeyLanguage(KeyTemplate.parse(template), Map.of(ID, content));
  }

  @Test
  void templatesWithDifferentBeginningsDoNotOverlap() {
    assertThat(KeyLanguage.of("ORDER#${id}").overlap(KeyLanguage.of("CUSTOMER#${id}"))).isEmpty();
  }

  @Test
  void aTemplateOverlapsOneThatItsAttributeCanSpell() {
    assertThat(KeyLanguage.of("ORDER#${id}").overlap(KeyLanguage.of("ORDER#${id}#LINE#${n}")))
        .hasValue("ORDER#a#LINE#a");
    assertThat(
            keys("ORDER#${id}", new Content.WholeNumber())
                .overlap(KeyLanguage.of("ORDER#${id}#LINE#${n}")))
        .isEmpty();
  }

  @Test
  void aPrefixFindsAllSomeOrNoneOfTheKeys() {
    KeyLanguage keys = keys("ORDER#${id}", new Content.OneOf(List.of("a1", "b2")));
    assertThat(keys.beginning("ORDER#")).isEqualTo(new Coverage.All());
    assertThat(keys.beginning("ORDER#a")).isEqualTo(new Coverage.Some("ORDER#a1", "ORDER#b2"));
    assertThat(keys.beginning("order#")).isEqualTo(new Coverage.None("ORDER#a1"));
  }

  @Test
  void aPatternOfRedisFindsAllSomeOrNoneOfTheKeys() {
    KeyLanguage keys = keys("cart:{${id}}:items", new Content.WholeNumber());
    assertThat(keys.matching("cart:*:items")).isEqualTo(new Coverage.All());
    assertThat(keys.matching("cart:{[^-]*}:items"))
        .isEqualTo(new Coverage.Some("cart:{0}:items", "cart:{-0}:items"));
    assertThat(keys.matching("cart:?:items")).isEqualTo(new Coverage.None("cart:{0}:items"));
    assertThat(keys.matching("cart:\\*")).isInstanceOf(Coverage.None.class);
  }

  @Test
  void anAttributeThatMayHoldTheDelimiterIsFound() {
    assertThat(KeyLanguage.of("A#${id}#${n}").injections())
        .containsExactly(new Injection(ID, "#", "#"));
    assertThat(keys("A#${id}#${n}", new Content.UuidText()).injections()).isEmpty();
    assertThat(keys("A-${id}-${n}", new Content.UuidText()).injections()).hasSize(1);
    assertThat(keys("A#${id}", new Content.AnyText()).injections()).isEmpty();
    Content letters = new Content.Characters(CharacterRanges.of("az09"));
    assertThat(keys("A#${id}#${n}", letters).injections()).isEmpty();
  }

  @Test
  void attributesWithNothingBetweenThemAreFound() {
    assertThat(KeyLanguage.of("${id}${n}").injections())
        .singleElement()
        .extracting(Injection::delimiter)
        .isEqualTo("");
  }

  @Test
  void aTemplateThatIsTooLargeIsRefused() {
    KeyLanguage large = KeyLanguage.of("x".repeat(Automaton.SIZE_MAX));
    assertThatIllegalArgumentException().isThrownBy(() -> large.overlap(large));
  }
}
