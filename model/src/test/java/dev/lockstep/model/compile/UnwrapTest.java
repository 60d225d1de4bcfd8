package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnwrapTest {
  private final Trial trial = Trial.of(new Operation.Unwrap(path("a")));

  @Test
  void firstElementBecomesTheValue() {
    assertThat(trial.forward(doc("a", List.of(1, 2)))).isEqualTo(doc("a", 1));
    assertThat(trial.forward(doc("a", List.of(), "b", 1))).isEqualTo(doc("b", 1));
    assertThat(trial.forward(doc("a", 1))).isEqualTo(doc("a", 1));
  }

  @Test
  void otherElementsFollowAnEditBack() {
    assertThat(trial.back(doc("a", 9), doc("a", List.of(1, 2)))).isEqualTo(doc("a", List.of(9, 2)));
  }
}
