package dev.lockstep.rollout.step;

import static dev.lockstep.rollout.step.Scene.HARM;
import static dev.lockstep.rollout.step.Scene.LAST_RAMP;
import static dev.lockstep.rollout.step.Scene.NOW;
import static dev.lockstep.rollout.step.Scene.PASS;
import static dev.lockstep.rollout.step.Scene.PLAN;
import static dev.lockstep.rollout.step.Scene.asked;
import static dev.lockstep.rollout.step.Scene.at;
import static dev.lockstep.rollout.step.Scene.judged;
import static dev.lockstep.rollout.step.Scene.moment;
import static dev.lockstep.rollout.step.Scene.next;
import static dev.lockstep.rollout.step.Scene.none;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.step.NextStep.Advance;
import dev.lockstep.rollout.step.NextStep.Clean;
import dev.lockstep.rollout.step.NextStep.ReEnter;
import dev.lockstep.rollout.step.NextStep.Stay;
import dev.lockstep.rollout.step.Request.ResumeRequest;
import dev.lockstep.rollout.step.Request.RollBackRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a rollout that was taken back goes on. */
final class ReturnTest {
  @Test
  void regionsReturnOneRampStepLower() {
    RolloutState held =
        at(LAST_RAMP).after(next(at(LAST_RAMP), Plans.report(Outcome.FAIL, 0)), NOW);
    Instant later = NOW.plus(Duration.ofMinutes(30));
    NextStep again = next(PLAN, held, moment(later, PASS));
    assertThat(again).isEqualTo(new ReEnter(new Standing(Stage.RAMP, LAST_RAMP - 1), 9));
    assertThat(held.after(again, later).condition().held()).isEmpty();
  }

  @Test
  void coolDownsGrowAndTheThirdTripCallsAPerson() {
    RolloutState state = at(LAST_RAMP);
    Instant now = NOW;
    for (Duration coolDown : List.of(Duration.ofMinutes(30), Duration.ofHours(2))) {
      state = state.after(next(PLAN, state, moment(now, HARM)), now);
      assertThat(state.standing().stage()).isEqualTo(Stage.SHADOW_READ);
      assertThat(next(PLAN, state, moment(now.plus(coolDown).minusMillis(1), PASS)))
          .isEqualTo(new Stay(new Hold.CoolingDown(now.plus(coolDown))));
      now = now.plus(coolDown);
      NextStep again = next(PLAN, state, moment(now, PASS));
      assertThat(again)
          .isEqualTo(new ReEnter(new Standing(Stage.RAMP, LAST_RAMP - 1), state.epoch() + 1));
      state = state.after(again, now);
      state = state.after(next(PLAN, state, moment(now, PASS)), now);
      assertThat(state.standing().index()).isEqualTo(LAST_RAMP);
    }
    state = state.after(next(PLAN, state, moment(now, HARM)), now);
    Instant muchLater = now.plus(Duration.ofDays(30));
    assertThat(next(PLAN, state, moment(muchLater, PASS)))
        .isEqualTo(new Stay(new Hold.PersonNeeded(3)));
    state = state.after(asked(state, new ResumeRequest()), muchLater);
    assertThat(next(PLAN, state, moment(muchLater, PASS))).isInstanceOf(ReEnter.class);
  }

  @Test
  void theRampIsTakenUpAgainOnlyWhenTheFiguresHaveReturned() {
    RolloutState back = at(LAST_RAMP).after(next(at(LAST_RAMP), HARM), NOW);
    Instant cool = NOW.plus(Duration.ofMinutes(29)).plusSeconds(59);
    RolloutState resumed = back.after(new NextStep.Resume(), NOW);

    assertThat(next(PLAN, resumed, returning(cool, Comeback.PENDING)))
        .isEqualTo(new Stay(new Hold.Recovering(NOW)));
    assertThat(next(PLAN, resumed, returning(cool, Comeback.UNWATCHED)))
        .isInstanceOf(ReEnter.class);
    NextStep recovered = next(PLAN, resumed, returning(cool, Comeback.SHOWN));
    assertThat(recovered).isEqualTo(new NextStep.Recovered());
    assertThat(next(PLAN, resumed.after(recovered, cool), returning(cool, Comeback.PENDING)))
        .isInstanceOf(ReEnter.class);
  }

  @Test
  void aRollbackThatDoesNotHelpIsSaidAndAPersonDecides() {
    RolloutState back = at(LAST_RAMP).after(next(at(LAST_RAMP), HARM), NOW);
    Instant late = NOW.plus(Duration.ofMinutes(30));
    NextStep step = next(PLAN, back, returning(late, Comeback.PENDING));
    assertThat(step).isInstanceOf(NextStep.NotHelped.class);

    RolloutState unhelped = back.after(step, late);
    assertThat(next(PLAN, unhelped, returning(late, Comeback.SHOWN)))
        .isEqualTo(new Stay(new Hold.Unhelped(NOW)));
    RolloutState resumed = unhelped.after(asked(unhelped, new ResumeRequest()), late);
    assertThat(next(PLAN, resumed, returning(late, Comeback.PENDING))).isInstanceOf(ReEnter.class);
  }

  @Test
  void afterAHardRollbackTheFiguresAreWatchedBeyondItsEnd() {
    RolloutState back =
        at(LAST_RAMP)
            .after(
                asked(
                    at(LAST_RAMP),
                    new RollBackRequest(Action.HARD_ROLLBACK, Plans.TWO_PERSONS, "why")),
                NOW);
    RolloutState over =
        back.after(new Clean(9), NOW)
            .after(new Advance(new Standing(Stage.ROLLED_BACK, LAST_RAMP), 10), NOW);
    assertThat(next(PLAN, over, returning(NOW, Comeback.PENDING)))
        .isEqualTo(new Stay(new Hold.Complete()));
    NextStep recovered = next(PLAN, over, returning(NOW, Comeback.SHOWN));
    assertThat(recovered).isEqualTo(new NextStep.Recovered());
    assertThat(next(PLAN, over.after(recovered, NOW), returning(NOW, Comeback.SHOWN)))
        .isEqualTo(new Stay(new Hold.Complete()));
  }

  private static Moment returning(Instant now, Comeback comeback) {
    return new Moment(now, judged(PASS), none(), Set.of(), WayBackProof.NOTHING_ASKED, comeback);
  }
}
