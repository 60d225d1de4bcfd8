package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapToArrayTest {
  private final Trial trial = Trial.of(new Operation.MapToArray(path("map"), "k"));

  @Test
  void keyBecomesTheFirstField() {
    assertThat(trial.forward(doc("map", doc("a", doc("x", 1)))))
        .isEqualTo(doc("map", List.of(doc("k", "a", "x", 1))));
    assertThat(trial.keeps(doc("map", doc("a", doc("x", 1))))).isFalse();
  }

  @Test
  void fieldOfTheKeysNameComesBack() {
    assertThat(trial.forward(doc("map", doc("a", doc("x", 1, "k", 5)))))
        .isEqualTo(doc("map", List.of(doc("k", "a", "x", 1))));
  }

  @Test
  void newElementWithoutAKeyHasNoWayBack() {
    assertThat(trial.heldBack(doc("map", List.of(doc("x", 1))), doc("map", doc())))
        .isEqualTo("map: an element has no key in its field k");
  }

  @Test
  void scalarEntryHoldsTheDocumentBack() {
    assertThat(trial.held(doc("map", doc("a", 1))))
        .isEqualTo("map: an entry is a int and no document");
  }
}
