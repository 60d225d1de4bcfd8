package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayToMapTest {
  private final Trial trial = Trial.of(new Operation.ArrayToMap(path("list"), "k"));

  @Test
  void elementsStandUnderTheirKeys() {
    assertThat(trial.forward(doc("list", List.of(doc("k", "a", "x", 1), doc("x", 2, "k", 7)))))
        .isEqualTo(doc("list", doc("a", doc("x", 1), "7", doc("x", 2))));
  }

  @Test
  void editOfOneEntryLeavesTheOthersAsTheyWere() {
    assertThat(
            trial.back(
                doc("list", doc("a", doc("x", 9), "7", doc("x", 2))),
                doc("list", List.of(doc("k", "a", "x", 1), doc("x", 2, "k", 7)))))
        .isEqualTo(doc("list", List.of(doc("k", "a", "x", 9), doc("x", 2, "k", 7))));
  }

  @Test
  void twoElementsOfOneKeyHoldTheDocumentBack() {
    assertThat(trial.held(doc("list", List.of(doc("k", "a"), doc("k", "a")))))
        .isEqualTo("list: two elements have the same key in their field k");
    assertThat(trial.held(doc("list", List.of(doc("x", 1)))))
        .isEqualTo("list: an element has no key in its field k");
  }
}
