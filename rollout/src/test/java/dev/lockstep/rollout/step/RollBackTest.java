package dev.lockstep.rollout.step;

import static dev.lockstep.rollout.step.Scene.HARM;
import static dev.lockstep.rollout.step.Scene.LAST_RAMP;
import static dev.lockstep.rollout.step.Scene.NOW;
import static dev.lockstep.rollout.step.Scene.PASS;
import static dev.lockstep.rollout.step.Scene.PLAN;
import static dev.lockstep.rollout.step.Scene.SHADOW;
import static dev.lockstep.rollout.step.Scene.asked;
import static dev.lockstep.rollout.step.Scene.at;
import static dev.lockstep.rollout.step.Scene.judged;
import static dev.lockstep.rollout.step.Scene.moment;
import static dev.lockstep.rollout.step.Scene.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.step.Acknowledgements.Acknowledgement;
import dev.lockstep.rollout.step.NextStep.Advance;
import dev.lockstep.rollout.step.NextStep.Clean;
import dev.lockstep.rollout.step.NextStep.Freeze;
import dev.lockstep.rollout.step.NextStep.HoldRegions;
import dev.lockstep.rollout.step.NextStep.RollBack;
import dev.lockstep.rollout.step.NextStep.Stay;
import dev.lockstep.rollout.step.Request.FreezeRequest;
import dev.lockstep.rollout.step.Request.ResumeRequest;
import dev.lockstep.rollout.step.Request.RollBackRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A person and a gate take a rollout back by the same steps. */
final class RollBackTest {
  @Test
  void oneClickAndTheGateGiveTheSameStep() {
    RolloutState state = at(LAST_RAMP);
    RollBack byGate = (RollBack) next(state, HARM);
    NextStep byPerson =
        Steps.asked(
            PLAN,
            state,
            moment(NOW, PASS),
            new RollBackRequest(Action.SOFT_ROLLBACK, Set.of("ann"), byGate.cause()));
    assertThat(byPerson).isEqualTo(byGate);
    assertThat(byGate.to()).isEqualTo(new Standing(Stage.SHADOW_READ, SHADOW));
    assertThat(byGate.cause()).isEqualTo("errors in eu, errors in us, errors in ap");
  }

  @Test
  void aHardRollbackTakesTwoPersons() {
    RolloutState state = at(LAST_RAMP);
    assertThat(asked(state, new RollBackRequest(Action.HARD_ROLLBACK, Set.of("ann"), "why")))
        .isEqualTo(new Stay(new Hold.Unapproved(1)));
    assertThat(asked(state, new RollBackRequest(Action.HARD_ROLLBACK, Plans.TWO_PERSONS, "why")))
        .isEqualTo(
            new RollBack(
                Action.HARD_ROLLBACK, new Standing(Stage.ROLLING_BACK, LAST_RAMP), 8, "why"));
  }

  @Test
  void aBreachRollsBackHardInAllRegions() {
    assertThat(next(at(LAST_RAMP), Plans.breach()))
        .isInstanceOfSatisfying(
            RollBack.class, back -> assertThat(back.action()).isEqualTo(Action.HARD_ROLLBACK));
  }

  @Test
  void harmInOneRegionIsHeldThereAndInTwoEverywhere() {
    RolloutState state = at(LAST_RAMP);
    NextStep local = next(state, Plans.report(Outcome.FAIL, 0));
    assertThat(local).isEqualTo(new HoldRegions(Set.of("eu"), 8, "errors in eu"));
    RolloutState held = state.after(local, NOW);
    assertThat(next(held, Plans.report(Outcome.FAIL, 0)))
        .isEqualTo(new Stay(new Hold.CoolingDown(NOW.plus(Duration.ofMinutes(30)))));
    assertThat(next(held, Plans.report(Outcome.FAIL, 1))).isInstanceOf(RollBack.class);
  }

  @Test
  void aFrozenRolloutGoesNoFurtherButGoesBack() {
    RolloutState frozen = at(LAST_RAMP).after(asked(at(LAST_RAMP), new FreezeRequest("why")), NOW);
    assertThat(next(frozen, PASS)).isEqualTo(new Stay(new Hold.Frozen()));
    assertThat(next(frozen, HARM)).isInstanceOf(RollBack.class);
    RolloutState resumed = frozen.after(asked(frozen, new ResumeRequest()), NOW);
    assertThat(next(resumed, PASS)).isInstanceOf(Advance.class);
  }

  @Test
  void harmBeforeReadsHaveMovedFreezes() {
    NextStep step = next(at(1), HARM);
    assertThat(step).isInstanceOf(Freeze.class);
    assertThat(next(at(1).after(step, NOW), HARM)).isEqualTo(new Stay(new Hold.Frozen()));
  }

  @Test
  void fromRetiringReadsReturnInTwoMovesAndTheSecondWaitsForTheFirst() {
    RolloutState kept = at(LAST_RAMP + 2).after(next(at(LAST_RAMP + 2), HARM), NOW);
    assertThat(kept.standing()).isEqualTo(new Standing(Stage.NEW_PRIMARY, LAST_RAMP + 1));
    Acknowledgement late = new Acknowledgement("shop-7", 7, NOW.plusSeconds(1));
    Acknowledgements all = new Acknowledgements(List.of(late));
    assertThat(
            next(
                PLAN,
                kept,
                new Moment(
                    NOW,
                    judged(HARM),
                    all,
                    Set.of(),
                    WayBackProof.NOTHING_ASKED,
                    Comeback.UNWATCHED)))
        .isEqualTo(new Stay(new Hold.Converging(List.of(late))));
    assertThat(next(kept, HARM)).isInstanceOf(RollBack.class);
  }

  @Test
  void theWayBackEndsWhenEverybodyHeardAndNothingIsLeft() {
    RolloutState back =
        at(LAST_RAMP)
            .after(
                asked(
                    at(LAST_RAMP),
                    new RollBackRequest(Action.HARD_ROLLBACK, Plans.TWO_PERSONS, "why")),
                NOW);
    Acknowledgement late = new Acknowledgement("shop-7", 7, NOW.plusSeconds(1));
    Acknowledgements all = new Acknowledgements(List.of(late));
    assertThat(
            next(
                PLAN,
                back,
                new Moment(
                    NOW,
                    judged(PASS),
                    all,
                    Set.of(),
                    WayBackProof.NOTHING_ASKED,
                    Comeback.UNWATCHED)))
        .isEqualTo(new Stay(new Hold.Converging(List.of(late))));
    assertThat(next(back, PASS)).isEqualTo(new Clean(9));
    RolloutState cleaning = back.after(new Clean(9), NOW);
    assertThat(next(cleaning, Plans.report(Outcome.INCONCLUSIVE, 0)))
        .isEqualTo(new Stay(new Hold.Unproven()));
    assertThat(next(cleaning, PASS))
        .isEqualTo(new Advance(new Standing(Stage.ROLLED_BACK, LAST_RAMP), 10));
  }
}
