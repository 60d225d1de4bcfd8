package dev.lockstep.model.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void theCandidateWithTheFewestEditsIsFound() {
    assertThat(Nearest.to("restaurant", List.of("orders", "restaurants", "restaurateurs")))
        .contains("restaurants");
    assertThat(Nearest.to("rat", List.of("rate", "batch"))).contains("rate");
    assertThat(Nearest.to("cat", List.of("hat", "bat"))).contains("bat");
  }

  @Test
  void swappedLettersAreOneSlipAndCaseIsNone() {
    assertThat(Nearest.to("mereg", List.of("merge", "wrap"))).contains("merge");
    assertThat(Nearest.to("ADDINDEX", List.of("addIndex"))).contains("addIndex");
  }

  @Test
  void aWordThatIsFarFromAllHasNone() {
    assertThat(Nearest.to("postcode", List.of("rating", "city"))).isEmpty();
    assertThat(Nearest.to("x", List.of())).isEmpty();
  }

  @Test
  void aSuggestionContinuesASentence() {
    assertThat(Nearest.suggestion("citty", List.of("city"))).isEqualTo("; did you mean city?");
    assertThat(Nearest.suggestion("postcode", List.of("city"))).isEmpty();
  }
}
