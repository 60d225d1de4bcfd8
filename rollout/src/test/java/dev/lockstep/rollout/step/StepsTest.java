package dev.lockstep.rollout.step;

import static dev.lockstep.rollout.step.Scene.HARM;
import static dev.lockstep.rollout.step.Scene.LAST_RAMP;
import static dev.lockstep.rollout.step.Scene.NOW;
import static dev.lockstep.rollout.step.Scene.PASS;
import static dev.lockstep.rollout.step.Scene.PLAN;
import static dev.lockstep.rollout.step.Scene.SHADOW;
import static dev.lockstep.rollout.step.Scene.START;
import static dev.lockstep.rollout.step.Scene.at;
import static dev.lockstep.rollout.step.Scene.judged;
import static dev.lockstep.rollout.step.Scene.moment;
import static dev.lockstep.rollout.step.Scene.next;
import static dev.lockstep.rollout.step.Scene.none;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.plan.ChangeWindow;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.step.Acknowledgements.Acknowledgement;
import dev.lockstep.rollout.step.Moment.Judged;
import dev.lockstep.rollout.step.NextStep.Advance;
import dev.lockstep.rollout.step.NextStep.Clean;
import dev.lockstep.rollout.step.NextStep.RollBack;
import dev.lockstep.rollout.step.NextStep.Stay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What lets a rollout go forward, and what holds it. */
final class StepsTest {
  @Test
  void aGateThatPassesLetsTheRolloutAdvance() {
    assertThat(next(at(SHADOW), PASS))
        .isEqualTo(new Advance(new Standing(Stage.RAMP, SHADOW + 1), 8));
  }

  @Test
  void theBarrierShowsWhoIsMissing() {
    Acknowledgement late = new Acknowledgement("shop-7", 6, NOW.plusSeconds(1));
    Acknowledgement gone = new Acknowledgement("shop-8", 6, NOW);
    Acknowledgement there = new Acknowledgement("shop-9", 7, NOW.plusSeconds(60));
    Acknowledgements all = new Acknowledgements(List.of(late, gone, there));
    assertThat(
            next(
                PLAN,
                at(SHADOW),
                new Moment(
                    NOW,
                    judged(PASS),
                    all,
                    Set.of(),
                    WayBackProof.NOTHING_ASKED,
                    Comeback.UNWATCHED)))
        .isEqualTo(new Stay(new Hold.Converging(List.of(late))));
  }

  @Test
  void blindnessHoldsAndStepsBackOnlyWhereThePlanSaysSo() {
    GateReport blind = Plans.report(Outcome.ERROR, 2);
    Ledger ledger = new Ledger(Optional.of(START), Optional.of(NOW), Set.of());
    Moment moment =
        new Moment(
            NOW,
            new Judged(blind, ledger),
            none(),
            Set.of(),
            WayBackProof.NOTHING_ASKED,
            Comeback.UNWATCHED);
    assertThat(next(PLAN, at(SHADOW + 1), moment)).isEqualTo(new Stay(new Hold.Blind(START)));
    assertThat(new Hold.Blind(START).callsPerson(START.plus(Duration.ofMinutes(5)))).isTrue();
    assertThat(new Hold.Blind(START).callsPerson(START.plus(Duration.ofMinutes(4)))).isFalse();
    assertThat(next(PLAN, at(LAST_RAMP), moment))
        .isInstanceOfSatisfying(
            RollBack.class,
            back -> assertThat(back.to()).isEqualTo(new Standing(Stage.RAMP, LAST_RAMP - 1)));
  }

  @Test
  void whatIsInconclusiveForTooLongIsOverdueAndNeverASuccess() {
    GateReport open = Plans.report(Outcome.INCONCLUSIVE, 2);
    assertThat(next(at(SHADOW), open)).isEqualTo(new Stay(new Hold.Unproven()));
    Moment late = moment(START.plus(Duration.ofHours(7)), open);
    assertThat(next(PLAN, at(SHADOW), late)).isEqualTo(new Stay(new Hold.Overdue(START)));
  }

  @Test
  void theOldShapeIsGivenUpByTwoPersonsOnly() {
    RolloutState retiring = at(LAST_RAMP + 2);
    assertThat(next(retiring, PASS)).isEqualTo(new Stay(new Hold.Unapproved(2)));
    Moment agreed =
        new Moment(
            NOW,
            judged(PASS),
            none(),
            Plans.TWO_PERSONS,
            WayBackProof.NOTHING_ASKED,
            Comeback.UNWATCHED);
    assertThat(next(PLAN, retiring, agreed))
        .isEqualTo(new Advance(new Standing(Stage.RETIRED, LAST_RAMP + 3), 8));
  }

  @Test
  void outsideAChangeWindowARolloutGoesBackButNotForward() {
    ChangeWindow mondays =
        new ChangeWindow(
            Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0), ZoneOffset.UTC);
    Plan plan = new Plan("mondays", PLAN.stages(), List.of(mondays));
    assertThat(next(plan, at(LAST_RAMP), moment(NOW, PASS)))
        .isEqualTo(new Stay(new Hold.OutsideWindow()));
    assertThat(next(plan, at(LAST_RAMP), moment(NOW, HARM))).isInstanceOf(RollBack.class);
    RolloutState rolling =
        new RolloutState(
            new Standing(Stage.ROLLING_BACK, SHADOW), 7, START, RolloutState.Condition.SOUND);
    assertThat(next(plan, rolling, moment(NOW, PASS))).isEqualTo(new Clean(8));
    assertThat(next(plan, rolling.after(new Clean(8), NOW), moment(NOW, PASS)))
        .isEqualTo(new Advance(new Standing(Stage.ROLLED_BACK, SHADOW), 9));
    Instant monday = Instant.parse("2026-11-23T09:00:00Z");
    assertThat(next(plan, at(SHADOW), moment(monday, PASS))).isInstanceOf(Advance.class);
  }
}
