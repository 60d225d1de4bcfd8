package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {
  private final Trial trial =
      Trial.of(
          new Operation.Merge(
              List.of(path("outcode"), path("postcode")),
              path("postcode"),
              "{outcode} {postcode}"));

  @Test
  void neighboursJoinAndNothingIsKept() {
    assertThat(trial.forward(doc("outcode", "CF24", "postcode", "3JH", "x", 1)))
        .isEqualTo(doc("postcode", "CF24 3JH", "x", 1));
    assertThat(trial.keeps(doc("outcode", "CF24", "postcode", "3JH", "x", 1))).isFalse();
  }

  @Test
  void missingPartIsWrittenAsNothing() {
    assertThat(trial.forward(doc("outcode", "CF24"))).isEqualTo(doc("postcode", "CF24 "));
    assertThat(trial.forward(doc("x", 1))).isEqualTo(doc("x", 1));
  }

  @Test
  void partWithTheSeparatorComesBackWhole() {
    assertThat(trial.forward(doc("outcode", "CF 24", "postcode", "3JH")))
        .isEqualTo(doc("postcode", "CF 24 3JH"));
  }

  @Test
  void editIsCutAtTheFirstSeparatorAndKeepsTypes() {
    assertThat(trial.back(doc("postcode", "12 3 JH"), doc("outcode", 24, "postcode", "3JH")))
        .isEqualTo(doc("outcode", 12, "postcode", "3 JH"));
  }

  @Test
  void textThatTheTemplateDoesNotFitHasNoWayBack() {
    assertThat(trial.heldBack(doc("postcode", "CF24"), doc("outcode", "CF24", "postcode", "3JH")))
        .isEqualTo("postcode: the template does not fit it");
  }

  @Test
  void valueWithoutATextHoldsTheDocumentBack() {
    assertThat(trial.held(doc("outcode", doc("a", 1))))
        .isEqualTo("outcode: a document has no text form");
  }

  @Test
  void changedPartsAreJoinedAnew() {
    assertThat(
            trial.put(
                doc("outcode", "CF24", "postcode", Value.text("4JH")), doc("postcode", "CF24 3JH")))
        .isEqualTo(doc("postcode", "CF24 4JH"));
  }
}
