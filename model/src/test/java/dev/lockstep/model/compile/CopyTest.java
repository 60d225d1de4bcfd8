package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import org.junit.jupiter.api.Test;

class CopyTest {
  private final Trial trial = Trial.of(new Operation.Copy(path("a"), path("b")));

  @Test
  void bothHoldTheValue() {
    assertThat(trial.forward(doc("a", 1))).isEqualTo(doc("a", 1, "b", 1));
  }

  @Test
  void copyFollowsItsSource() {
    assertThat(trial.put(doc("a", 2), doc("a", 2, "b", 1))).isEqualTo(doc("a", 2, "b", 2));
  }

  @Test
  void absentSourceLeavesTheTargetAlone() {
    assertThat(trial.forward(doc("b", 1))).isEqualTo(doc("b", 1));
  }
}
