package dev.lockstep.rollout.step;

import static dev.lockstep.rollout.step.Scene.HARM;
import static dev.lockstep.rollout.step.Scene.LAST_RAMP;
import static dev.lockstep.rollout.step.Scene.NOW;
import static dev.lockstep.rollout.step.Scene.PASS;
import static dev.lockstep.rollout.step.Scene.PLAN;
import static dev.lockstep.rollout.step.Scene.SHADOW;
import static dev.lockstep.rollout.step.Scene.at;
import static dev.lockstep.rollout.step.Scene.judged;
import static dev.lockstep.rollout.step.Scene.next;
import static dev.lockstep.rollout.step.Scene.none;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.step.NextStep.Advance;
import dev.lockstep.rollout.step.NextStep.RollBack;
import dev.lockstep.rollout.step.NextStep.Stay;
import dev.lockstep.rollout.step.WayBackProof.Lack;
import dev.lockstep.rollout.step.WayBackProof.Runner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must be known of the way back before a rollout goes on. */
final class WayBackProofTest {
  @Test
  void whatIsNotKnownToBeOpenBehindKeepsARolloutFromGoingOn() {
    Runner silent = new Runner.Asked(Optional.empty(), Optional.empty());
    Runner stale = new Runner.Asked(Optional.of(NOW.minus(Duration.ofHours(25))), Optional.empty());
    Runner objects = new Runner.Asked(Optional.of(NOW), Optional.of(Outcome.FAIL));
    assertThat(lacks(new WayBackProof(silent, 0, Set.of())))
        .containsExactly(new Lack.RunnerSilent(Optional.empty()));
    assertThat(lacks(new WayBackProof(stale, 0, Set.of()))).hasSize(1);
    assertThat(lacks(new WayBackProof(objects, 101, Set.of("shop-7"))))
        .containsExactly(
            new Lack.RunnerObjects(),
            new Lack.WritesOwed(101, 100),
            new Lack.OwedUnknown(Set.of("shop-7")));
  }

  @Test
  void whatIsKnownToBeOpenBehindLetsARolloutGoOn() {
    Runner heard = new Runner.Asked(Optional.of(NOW), Optional.of(Outcome.PASS));
    Moment moment =
        new Moment(
            NOW,
            judged(PASS),
            none(),
            Set.of(),
            new WayBackProof(heard, 100, Set.of()),
            Comeback.UNWATCHED);
    assertThat(next(PLAN, at(SHADOW), moment)).isInstanceOf(Advance.class);
  }

  @Test
  void harmIsTakenBackWhateverIsKnownOfTheWayBack() {
    WayBackProof none =
        new WayBackProof(new Runner.Asked(Optional.empty(), Optional.empty()), 1000, Set.of("i"));
    Moment moment = new Moment(NOW, judged(HARM), none(), Set.of(), none, Comeback.UNWATCHED);
    assertThat(next(PLAN, at(LAST_RAMP), moment)).isInstanceOf(RollBack.class);
  }

  @Test
  void theOldShapeIsGivenUpWithoutAskingForAWayBack() {
    WayBackProof none =
        new WayBackProof(new Runner.Asked(Optional.empty(), Optional.empty()), 0, Set.of());
    Moment moment =
        new Moment(NOW, judged(PASS), none(), Plans.TWO_PERSONS, none, Comeback.UNWATCHED);
    assertThat(next(PLAN, at(LAST_RAMP + 2), moment)).isInstanceOf(Advance.class);
  }

  private static List<Lack> lacks(WayBackProof proof) {
    Moment moment = new Moment(NOW, judged(PASS), none(), Set.of(), proof, Comeback.UNWATCHED);
    Stay stay = (Stay) next(PLAN, at(SHADOW), moment);
    return ((Hold.WayBackUnproven) stay.hold()).lacks();
  }
}
