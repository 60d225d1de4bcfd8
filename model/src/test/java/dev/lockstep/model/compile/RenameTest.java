package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.doc;
import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import org.junit.jupiter.api.Test;

class RenameTest {
  private final Trial trial = Trial.of(new Operation.Rename(path("a"), path("b")));

  @Test
  void fieldKeepsItsPlaceAndNothingIsKept() {
    Document old = doc("x", 1, "a", 2, "y", 3);

    assertThat(trial.forward(old)).isEqualTo(doc("x", 1, "b", 2, "y", 3));
    assertThat(trial.keeps(old)).isFalse();
  }

  @Test
  void valueUnderTheNewNameComesBackBesideAnEdit() {
    Document clash = doc("b", "mine", "a", 2);

    assertThat(trial.forward(clash)).isEqualTo(doc("b", 2));
    assertThat(trial.back(doc("b", 9), clash)).isEqualTo(doc("b", "mine", "a", 9));
  }

  @Test
  void intermediateNamesAreNoNewPaths() {
    Trial twice =
        Trial.of(
            new Operation.Rename(path("a"), path("b")), new Operation.Rename(path("b"), path("c")));

    assertThat(twice.compiled().components()).singleElement().extracting("name").isEqualTo("b");
    assertThat(twice.lens().footprint().newPaths()).containsExactly(Path.of("c"));
    assertThat(twice.lens().footprint().oldPaths())
        .containsExactlyInAnyOrder(Path.of("a"), Path.of("b"));
    assertThat(twice.lens().footprint().claimed()).isEmpty();
  }

  @Test
  void operationsOnDifferentPathsAreDifferentComponents() {
    Trial both =
        Trial.of(
            new Operation.Rename(path("a"), path("b")), new Operation.Rename(path("c"), path("d")));

    assertThat(both.compiled().components()).extracting("name").containsExactly("b", "d");
  }
}
