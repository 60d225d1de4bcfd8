package dev.lockstep.model.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RenamingTest {
  private static final Document CARDIFF =
      Document.builder()
          .add("_id", Value.int32(1))
          .add("address line 2", Value.text("Cardiff"))
          .add("name", Value.text(".CN Chinese"))
          .build();
  private final CompiledChange compiled = compile(rename("address line 2", "city"));
  private final Lens lens = compiled.lens();

  @Test
  void fieldKeepsItsPlace() {
    Whole whole = (Whole) lens.forward(CARDIFF);

    assertThat(whole.document().names()).containsExactly("_id", "city", "name");
    assertThat(whole.complement().isEmpty()).isTrue();
    assertThat(back(whole.document(), whole.complement())).isEqualTo(CARDIFF);
  }

  @Test
  void valueUnderTheNewNameComesBack() {
    Document clash = CARDIFF.inserting(0, "city", Value.text("mine"));

    Whole whole = (Whole) lens.forward(clash);

    assertThat(whole.complement().holdsValues()).isTrue();
    assertThat(back(whole.document(), whole.complement())).isEqualTo(clash);
  }

  @Test
  void editOfTheNewFieldSurvivesTheWayBackBesideAClash() {
    Document clash = CARDIFF.inserting(0, "city", Value.text("mine"));
    Whole whole = (Whole) lens.forward(clash);

    Document back = back(whole.document().with("city", Value.text("Swansea")), whole.complement());

    assertThat(back).isEqualTo(clash.with("address line 2", Value.text("Swansea")));
  }

  @Test
  void intermediateNamesAreNoNewPaths() {
    CompiledChange twice = compile(rename("a", "b"), rename("b", "c"));

    assertThat(twice.components()).singleElement().extracting("name").isEqualTo("b");
    assertThat(twice.lens().footprint().newPaths()).containsExactly(Path.of("c"));
    assertThat(twice.lens().footprint().oldPaths())
        .containsExactlyInAnyOrder(Path.of("a"), Path.of("b"));
    assertThat(twice.lens().footprint().claimed()).isEmpty();
  }

  @Test
  void operationsOnDifferentPathsAreDifferentComponents() {
    CompiledChange both = compile(rename("a", "b"), rename("c", "d"));

    assertThat(both.components()).extracting("name").containsExactly("b", "d");
  }

  private Document back(Document renewed, Complement complement) {
    return ((Whole) lens.back(renewed, complement)).document();
  }

  private static Operation rename(String from, String to) {
    return new Operation.Rename(Path.of(from), Path.of(to));
  }

  private static CompiledChange compile(Operation... operations) {
    List<Operation.Step> steps =
        Stream.of(operations).map(o -> new Operation.Step(o, Optional.empty())).toList();
    return CompiledChange.of(
        new Change(
            "test",
            "A test",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            steps,
            Optional.empty()));
  }
}
