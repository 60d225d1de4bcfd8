package dev.lockstep.rollout.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.plan.ChangeWindow;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.step.Acknowledgements.Acknowledgement;
import dev.lockstep.rollout.step.Moment.Judged;
import dev.lockstep.rollout.step.NextStep.Advance;
import dev.lockstep.rollout.step.NextStep.Clean;
import dev.lockstep.rollout.step.NextStep.Freeze;
import dev.lockstep.rollout.step.NextStep.HoldRegions;
import dev.lockstep.rollout.step.NextStep.ReEnter;
import dev.lockstep.rollout.step.NextStep.RollBack;
import dev.lockstep.rollout.step.NextStep.Stay;
import dev.lockstep.rollout.step.Request.FreezeRequest;
import dev.lockstep.rollout.step.Request.ResumeRequest;
import dev.lockstep.rollout.step.Request.RollBackRequest;
import dev.lockstep.rollout.step.WayBackProof.Lack;
import dev.lockstep.rollout.step.WayBackProof.Runner;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StepsTest {
  private static final Plan PLAN = Plans.whole();
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final Instant NOW = START.plus(Duration.ofHours(1));
  private static final int SHADOW = PLAN.indexOf(Stage.SHADOW_READ).orElseThrow();
  private static final int LAST_RAMP = SHADOW + 3;
  private static final GateReport PASS = Plans.report(Outcome.PASS, 0);
  private static final GateReport HARM = Plans.report(Outcome.FAIL, 2);

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

  private static RolloutState at(int index) {
    return new RolloutState(Standing.at(PLAN, index), 7, START, RolloutState.Condition.SOUND);
  }

  private static NextStep next(RolloutState state, GateReport report) {
    return next(PLAN, state, moment(NOW, report));
  }

  private static NextStep next(Plan plan, RolloutState state, Moment moment) {
    return Steps.next(plan, state, moment);
  }

  private static NextStep asked(RolloutState state, Request request) {
    return Steps.asked(PLAN, state, moment(NOW, PASS), request);
  }

  private static Moment moment(Instant now, GateReport report) {
    return new Moment(
        now, judged(report), none(), Set.of(), WayBackProof.NOTHING_ASKED, Comeback.UNWATCHED);
  }

  private static Judged judged(GateReport report) {
    return new Judged(report, Ledger.EMPTY);
  }

  private static Acknowledgements none() {
    return new Acknowledgements(List.of());
  }
}
