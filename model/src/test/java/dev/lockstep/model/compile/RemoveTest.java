package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import org.junit.jupiter.api.Test;

class RemoveTest {
  private final Trial trial = Trial.of(new Operation.Remove(path("a")));

  @Test
  void valueComesBackToItsPlace() {
    assertThat(trial.forward(doc("x", 1, "a", 2, "y", 3))).isEqualTo(doc("x", 1, "y", 3));
  }

  @Test
  void editOfAnotherFieldDoesNotLoseIt() {
    assertThat(trial.back(doc("x", 9, "y", 3), doc("x", 1, "a", 2, "y", 3)))
        .isEqualTo(doc("x", 9, "a", 2, "y", 3));
  }

  @Test
  void newShapeHasNoPlaceForIt() {
    assertThat(trial.heldBack(doc("a", 5), doc("a", 2)))
        .isEqualTo("a: the change takes it away, so that the new shape has none");
  }
}
