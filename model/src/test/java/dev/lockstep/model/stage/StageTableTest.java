package dev.lockstep.model.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTableTest {

  @Test
  void wordsAreThoseOfTheDesign() {
    assertThat(Stream.of(Stage.values()).map(Stage::word))
        .containsExactly(
            "proposed",
            "approved",
            "rehearsed",
            "expanded",
            "dual-write",
            "backfill",
            "verified",
            "shadow-read",
            "ramp",
            "new-primary",
            "retiring",
            "retired",
            "rolling-back",
            "rolled-back");
  }

  @ParameterizedTest
  @EnumSource
  void aStageIsFoundByItsWord(Stage stage) {
    assertThat(Stage.named(stage.word())).contains(stage);
    assertThat(Stage.named(stage.name())).isEmpty();
  }

  @Test
  void theWayForwardLeadsFromProposedToRetired() {
    List<Stage> way = new ArrayList<>();
    for (Optional<Stage> at = Optional.of(Stage.PROPOSED); at.isPresent(); at = at.get().next()) {
      way.add(at.get());
    }
    assertThat(way).startsWith(Stage.PROPOSED).endsWith(Stage.RETIRED).hasSize(12);
    assertThat(Stage.ROLLING_BACK.next()).isEmpty();
    assertThat(Stage.ROLLED_BACK.next()).isEmpty();
  }

  @Test
  void rollingBackIsPossibleFromExpandedUntilRetiring() {
    EnumSet<Stage> reversible = EnumSet.allOf(Stage.class);
    reversible.removeIf(stage -> !stage.mayMoveTo(Stage.ROLLING_BACK));
    assertThat(reversible).isEqualTo(EnumSet.range(Stage.EXPANDED, Stage.RETIRING));
  }

  @Test
  void retiredIsTheOnlyPointOfNoReturn() {
    EnumSet<Stage> stuck = EnumSet.allOf(Stage.class);
    stuck.removeIf(stage -> !stage.isFinal());
    assertThat(stuck).containsExactly(Stage.RETIRED);
    EnumSet<Stage> written = EnumSet.allOf(Stage.class);
    written.removeIf(stage -> !stage.holdsBothShapes());
    assertThat(written)
        .containsExactlyInAnyOrder(
            EnumSet.complementOf(
                    EnumSet.of(
                        Stage.PROPOSED,
                        Stage.APPROVED,
                        Stage.REHEARSED,
                        Stage.RETIRED,
                        Stage.ROLLED_BACK))
                .toArray(Stage[]::new));
  }

  @Test
  void archivingIsTheLastReversiblePhaseAndPurgingTheFirstThatIsNot() {
    assertThat(Retirement.values())
        .containsExactly(Retirement.HOLD, Retirement.ARCHIVE, Retirement.PURGE);
    assertThat(Retirement.HOLD.isReversible()).isTrue();
    assertThat(Retirement.ARCHIVE.isReversible()).isTrue();
    assertThat(Retirement.PURGE.isReversible()).isFalse();
  }

  @Test
  void aRolledBackChangeMayGoForwardAgain() {
    assertThat(Stage.ROLLED_BACK.mayMoveTo(Stage.APPROVED)).isTrue();
    assertThat(Stage.ROLLED_BACK.mayMoveTo(Stage.EXPANDED)).isTrue();
    assertThat(Stage.ROLLING_BACK.mayMoveTo(Stage.EXPANDED)).isTrue();
  }

  @Test
  void theNewSideServesReadsFromNewPrimaryOn() {
    EnumSet<Stage> renewed = EnumSet.allOf(Stage.class);
    renewed.removeIf(stage -> stage.authority() == Shape.OLD);
    assertThat(renewed).containsExactly(Stage.NEW_PRIMARY, Stage.RETIRING, Stage.RETIRED);
  }

  @Test
  void everyStageIsReachedAndEveryMoveOccursOnce() {
    Set<Stage> reached = EnumSet.of(Stage.PROPOSED);
    StageTable.moves().forEach(move -> reached.add(move.to()));
    assertThat(reached).isEqualTo(EnumSet.allOf(Stage.class));
    assertThat(StageTable.moves().stream().map(move -> List.of(move.from(), move.to())))
        .doesNotHaveDuplicates();
  }

  @Test
  void anIllegalMoveNamesTheStageTheWantedOneAndTheLegalOnes() {
    assertThat(Stage.PROPOSED.moveTo(Stage.APPROVED).name()).isEqualTo("approve");
    assertThatThrownBy(() -> Stage.BACKFILL.moveTo(Stage.RAMP))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MOVE_ILLEGAL))
        .hasMessage(
            "Cannot move the rollout to ramp: it stands at backfill, and from there it may move to"
                + " verified, rolling-back");
    assertThatThrownBy(() -> Stage.RETIRED.moveTo(Stage.ROLLING_BACK))
        .hasMessage(
            "Cannot move the rollout to rolling-back: it stands at retired, and nothing follows"
                + " it");
  }
}
