package dev.lockstep.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.plan.Audience.Percent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlanTest {
  private static final Gate GATE = Gate.of(new Check.Outside("approval"));
  private static final List<PlannedStage> UNTIL_SHADOW =
      Stream.of(Stage.EXPANDED, Stage.DUAL_WRITE, Stage.BACKFILL, Stage.VERIFIED, Stage.SHADOW_READ)
          .map(stage -> PlannedStage.of(stage, GATE))
          .toList();

  @Test
  void aPlanBeginsAtExpandedAndLeavesNoStageOut() {
    assertRefused("it begins at expanded", List.of());
    assertRefused("it begins at expanded", List.of(PlannedStage.of(Stage.DUAL_WRITE, GATE)));
    assertRefused(
        "backfill does not follow expanded",
        List.of(PlannedStage.of(Stage.EXPANDED, GATE), PlannedStage.of(Stage.BACKFILL, GATE)));
  }

  @Test
  void onlyTheRampHasStepsAndEachIsLarger() {
    PlannedStage five = PlannedStage.ramp(new Percent(5), GATE);
    PlannedStage half = PlannedStage.ramp(new Percent(50), GATE);
    Plan plan = plan(with(five, half));
    assertThat(plan.indexOf(Stage.RAMP)).contains(5);
    assertThat(plan.indexOf(Stage.RETIRED)).isEmpty();
    assertRefused("5.0 % is no more than 50.0 %", with(half, five));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlannedStage.of(Stage.RAMP, GATE))
        .withMessage("Cannot plan ramp: the ramp, and nothing else, has an audience");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new PlannedStage(Stage.BACKFILL, Optional.of(new Percent(5)), GATE, Conduct.STANDARD));
  }

  @Test
  void theOldShapeIsNotGivenUpByOnePerson() {
    PlannedStage ramp = PlannedStage.ramp(new Percent(50), GATE);
    PlannedStage primary = PlannedStage.of(Stage.NEW_PRIMARY, GATE);
    PlannedStage retiring = PlannedStage.of(Stage.RETIRING, GATE);
    assertRefused(
        "two persons must agree before the old shape is given up",
        with(ramp, primary, retiring.with(Conduct.STANDARD.withApprovals(1))));
    assertThat(plan(with(ramp, primary, retiring.with(Conduct.STANDARD.withApprovals(2)))).stages())
        .hasSize(8);
  }

  @Test
  void aRampOfMostReadsStepsBackWhenBlind() {
    assertThat(PlannedStage.ramp(new Percent(50), GATE).conduct().onBlind())
        .isEqualTo(OnBlind.HOLD);
    assertThat(PlannedStage.ramp(new Percent(51), GATE).conduct().onBlind())
        .isEqualTo(OnBlind.STEP_BACK);
  }

  private static List<PlannedStage> with(PlannedStage... more) {
    return Stream.concat(UNTIL_SHADOW.stream(), Stream.of(more)).toList();
  }

  private static Plan plan(List<PlannedStage> stages) {
    return new Plan("standard", stages, List.of());
  }

  private static void assertRefused(String why, List<PlannedStage> stages) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(stages))
        .withMessage("Cannot use the plan standard: " + why);
  }
}
