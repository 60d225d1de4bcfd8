package dev.lockstep.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import org.junit.jupiter.api.Test;

/** What the catalogue says counts only as far as the server acts on it. */
class CatalogueTest {
  private static final Document RULE =
      Document.of("$jsonSchema", Document.of("required", Value.Array.of(Value.text("city"))));
  private static final Document OPTIONS = Document.of("validator", RULE);

  @Test
  void aValidatorThatRefusesEveryWriteIsOne() {
    assertThat(Catalogue.enforced(OPTIONS)).contains(RULE);
    Document said =
        OPTIONS
            .with("validationAction", Value.text("error"))
            .with("validationLevel", Value.text("strict"));
    assertThat(Catalogue.enforced(said)).contains(RULE);
  }

  @Test
  void aValidatorThatWarnsOrLooksAwayIsNone() {
    assertThat(Catalogue.enforced(OPTIONS.with("validationAction", Value.text("warn")))).isEmpty();
    assertThat(Catalogue.enforced(OPTIONS.with("validationLevel", Value.text("moderate"))))
        .isEmpty();
    assertThat(Catalogue.enforced(OPTIONS.with("validationLevel", Value.text("off")))).isEmpty();
  }
}
