package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {
  private final Trial trial =
      Trial.of(
          new Operation.Split(
              path("name"), List.of(path("first"), path("last")), "{first} {last}"));

  @Test
  void partsStandWhereTheTextStood() {
    assertThat(trial.forward(doc("x", 1, "name", "Ann van Lee", "y", 2)))
        .isEqualTo(doc("x", 1, "first", "Ann", "last", "van Lee", "y", 2));
    assertThat(trial.keeps(doc("x", 1, "name", "Ann Lee"))).isFalse();
  }

  @Test
  void valueThatDoesNotFitGoesWholeIntoTheFirstPart() {
    assertThat(trial.forward(doc("name", "Cher"))).isEqualTo(doc("first", "Cher"));
    assertThat(trial.forward(doc("name", 7))).isEqualTo(doc("first", 7));
  }

  @Test
  void editedPartIsJoinedWithTheOther() {
    assertThat(trial.back(doc("first", "Eve", "last", "Lee"), doc("name", "Ann Lee")))
        .isEqualTo(doc("name", "Eve Lee"));
  }

  @Test
  void partsThatTheTextWouldCutElsewhereStayAsTheyAre() {
    assertThat(trial.back(doc("first", "Eve Ann", "last", "Lee"), doc("name", "Ann Lee")))
        .isEqualTo(doc("name", "Eve Ann Lee"));
    assertThat(trial.put(doc("name", "Eve Ann Lee"), doc("first", "Eve Ann", "last", "Lee")))
        .isEqualTo(doc("first", "Eve Ann", "last", "Lee"));
  }
}
