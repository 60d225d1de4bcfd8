package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import org.junit.jupiter.api.Test;

class MoveTest {
  private final Trial trial = Trial.of(new Operation.Move(path("city"), path("address.city")));

  @Test
  void valueIsNestedAndComesBackToItsPlace() {
    assertThat(trial.forward(doc("city", "C", "x", 1)))
        .isEqualTo(doc("x", 1, "address", doc("city", "C")));
  }

  @Test
  void onlyOrderIsKept() {
    assertThat(trial.lens().forward(doc("city", "C", "x", 1)))
        .extracting("complement.holdsValues")
        .isEqualTo(false);
  }

  @Test
  void editedValueTakesItsOldPlace() {
    assertThat(trial.back(doc("x", 1, "address", doc("city", "D")), doc("city", "C", "x", 1)))
        .isEqualTo(doc("city", "D", "x", 1));
  }

  @Test
  void parentThatIsNoDocumentHoldsTheDocumentBack() {
    assertThat(trial.held(doc("city", "C", "address", "here")))
        .isEqualTo("address.city: a value that is no document stands above it");
  }

  @Test
  void unnestingLeavesTheParent() {
    Trial unnest = Trial.of(new Operation.Move(path("address.city"), path("city")));

    assertThat(unnest.forward(doc("address", doc("city", "C"))))
        .isEqualTo(doc("address", doc(), "city", "C"));
  }
}
