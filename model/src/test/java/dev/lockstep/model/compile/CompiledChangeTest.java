package dev.lockstep.model.compile;

import static dev.lockstep.model.compile.Trial.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.lens.Footprint;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompiledChangeTest {
  @Test
  void indexOperationsStandApart() {
    Operation index =
        new Operation.AddIndex(
            "by_b",
            Document.of("b", Value.int32(1)),
            new Operation.IndexOptions(false, false, Optional.empty()));
    Trial trial = Trial.of(new Operation.Rename(path("a"), path("b")), index);

    assertThat(trial.compiled().indexes()).containsExactly(index);
    assertThat(trial.compiled().undo())
        .extracting(Undo::sentence)
        .containsExactly(
            "rename can be undone until the change is retired: the old value follows from the new"
                + " one but for documents that preflight counts, whose originals are kept",
            "addIndex can be undone at any time: it is dropped");
  }

  @Test
  void greatestLossIsTheLossOfTheChange() {
    assertThat(
            Trial.of(new Operation.Rename(path("a"), path("b")), new Operation.Remove(path("c")))
                .compiled()
                .loss())
        .isEqualTo(Loss.COMPLEMENT);
  }

  @Test
  void operationsThatOnlyReadTheSamePathStayApart() {
    Trial trial =
        Trial.of(
            new Operation.Copy(path("a"), path("b")), new Operation.Copy(path("a"), path("c")));

    assertThat(trial.compiled().components()).extracting("name").containsExactly("b", "c");
  }

  @Test
  void operationsThatShareAPrefixAreOneComponent() {
    Trial trial =
        Trial.of(
            new Operation.Move(path("n.x"), path("x")),
            new Operation.Convert(path("n"), ValueType.STRING, new Otherwise.Keep()));

    Footprint footprint = trial.compiled().components().getFirst().lens().footprint();
    assertThat(trial.compiled().components()).hasSize(1);
    assertThat(footprint.oldPaths()).containsExactly(path("n"));
    assertThat(footprint.newPaths()).containsExactlyInAnyOrder(path("n"), path("x"));
    assertThat(footprint.claimed()).containsExactly(path("n"));
  }

  @Test
  void readThatIsWrittenIsNoLongerRead() {
    Trial trial =
        Trial.of(
            new Operation.Derive(path("a"), new Expression.Field(path("b"))),
            new Operation.Remove(path("b")));

    assertThat(trial.lens().footprint().reads()).isEmpty();
    assertThat(trial.lens().footprint().oldPaths()).containsExactly(path("b"));
  }

  @Test
  void invalidChangeIsRefused() {
    assertThat(
            catchThrowableOfType(
                Problem.class, () -> Trial.of(new Operation.Rename(path("_id"), path("key")))))
        .hasMessage(
            "Cannot carry out test: operation 1, from: _id cannot be changed by an operation")
        .extracting(Problem::code)
        .isEqualTo(ProblemCode.CHANGE_INVALID);
  }
}
