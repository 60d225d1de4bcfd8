package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {
  private final Trial trial = Trial.of(new Operation.Wrap(path("a")));

  @Test
  void valueIsTheOnlyElement() {
    assertThat(trial.forward(doc("a", 1))).isEqualTo(doc("a", List.of(1)));
    assertThat(trial.keeps(doc("a", 1))).isFalse();
  }

  @Test
  void arrayStays() {
    assertThat(trial.forward(doc("a", List.of(1, 2)))).isEqualTo(doc("a", List.of(1, 2)));
  }

  @Test
  void otherElementsStayWhenTheOldValueMoves() {
    assertThat(trial.put(doc("a", 9), doc("a", List.of(1, 2)))).isEqualTo(doc("a", List.of(9, 2)));
    assertThat(trial.put(doc("a", 1), doc("a", List.of(1, 2)))).isEqualTo(doc("a", List.of(1, 2)));
  }

  @Test
  void firstElementGoesBackAndNothingWhereThereIsNone() {
    assertThat(trial.back(doc("a", List.of(5, 6)), doc("a", 1))).isEqualTo(doc("a", 5));
    assertThat(trial.back(doc("a", new Value.Array(List.of())), doc("a", 1))).isEqualTo(doc());
  }
}
