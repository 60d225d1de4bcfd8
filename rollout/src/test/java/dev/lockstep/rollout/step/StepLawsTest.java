package dev.lockstep.rollout.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.step.Acknowledgements.Acknowledgement;
import dev.lockstep.rollout.step.Moment.Judged;
import dev.lockstep.rollout.step.NextStep.Advance;
import dev.lockstep.rollout.step.NextStep.Clean;
import dev.lockstep.rollout.step.NextStep.Freeze;
import dev.lockstep.rollout.step.NextStep.ReEnter;
import dev.lockstep.rollout.step.NextStep.Resume;
import dev.lockstep.rollout.step.NextStep.RollBack;
import dev.lockstep.rollout.step.NextStep.Stay;
import dev.lockstep.rollout.step.Request.ResumeRequest;
import dev.lockstep.rollout.step.Request.RollBackRequest;
import dev.lockstep.testkit.seed.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Laws of the step function, over whole rollouts in simulated time: gates answer at random, clients
 * hear late or stop renewing their leases, and people ask for things at any moment.
 */
final class StepLawsTest {
  private static final Plan PLAN = Plans.whole();
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final int LOOKS = 400;

  private final Map<Long, Stage> stages = new HashMap<>();
  private final Map<String, Acknowledgement> clients = new HashMap<>();
  private final Set<Integer> passed = new HashSet<>();
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");
  private RolloutState state = RolloutState.begun(PLAN, 1, now);
  private Ledger ledger = Ledger.EMPTY;

  @SeededTest(cases = 300)
  void theLawsHoldInEveryRollout(SplittableRandom random) {
    stages.put(1L, state.standing().stage());
    for (int client = 0; client < 5; client++) {
      clients.put("client-" + client, new Acknowledgement("client-" + client, 1, now.plus(LEASE)));
    }
    for (int look = 0; look < LOOKS; look++) {
      now = now.plusSeconds(30 + random.nextInt(600));
      clients.replaceAll((name, client) -> heard(client, random));
      GateReport report = Plans.report(outcome(random), random.nextInt(3));
      ledger = ledger.after(report, now);
      Moment moment =
          new Moment(
              now,
              new Judged(report, ledger),
              acknowledgements(),
              Plans.TWO_PERSONS,
              WayBackProof.NOTHING_ASKED,
              comeback(random));
      NextStep step = Steps.next(PLAN, state, moment);
      assertThat(Steps.next(PLAN, state, moment)).isEqualTo(step);
      perform(random.nextInt(50) == 0 ? asked(random, moment) : step, moment);
    }
  }

  private static Comeback comeback(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> Comeback.UNWATCHED;
      case 1 -> Comeback.PENDING;
      default -> Comeback.SHOWN;
    };
  }

  private static Outcome outcome(SplittableRandom random) {
    int draw = random.nextInt(100);
    return draw < 80
        ? Outcome.PASS
        : draw < 90 ? Outcome.INCONCLUSIVE : draw < 96 ? Outcome.ERROR : Outcome.FAIL;
  }

  /** A client hears of the epoch and renews its lease, hears nothing, or is gone. */
  private Acknowledgement heard(Acknowledgement client, SplittableRandom random) {
    return random.nextInt(5) == 0
        ? client
        : new Acknowledgement(client.instance(), state.epoch(), now.plus(LEASE));
  }

  private Acknowledgements acknowledgements() {
    return new Acknowledgements(new ArrayList<>(clients.values()));
  }

  private NextStep asked(SplittableRandom random, Moment moment) {
    Request request =
        switch (random.nextInt(3)) {
          case 0 -> new ResumeRequest();
          case 1 -> new RollBackRequest(Action.SOFT_ROLLBACK, Set.of("ann"), "asked");
          default -> new RollBackRequest(Action.HARD_ROLLBACK, Plans.TWO_PERSONS, "asked");
        };
    return Steps.asked(PLAN, state, moment, request);
  }

  private void perform(NextStep step, Moment moment) {
    GateReport report = moment.judged().report();
    RolloutState next = state.after(step, now);
    epochsGrowWithEveryStepThatClientsMustLearnOf(step, next);
    everyMoveIsInTheTable(next);
    noGateIsSkipped(step, next, report);
    theBarrierHeldBeforeGoingForward(step);
    nothingGoesForwardBeforeTheFiguresAreBack(step, moment);
    if (next.epoch() > state.epoch()) {
      stages.put(next.epoch(), next.standing().stage());
      ledger = Ledger.EMPTY;
    }
    state = next;
    noTwoClientsAreTwoStagesApart();
    theWayBackIsOpenUntilTheOldShapeIsGivenUp(moment);
  }

  private void epochsGrowWithEveryStepThatClientsMustLearnOf(NextStep step, RolloutState next) {
    boolean silent =
        step instanceof Stay
            || step instanceof Freeze
            || step instanceof Resume
            || step instanceof NextStep.Recovered
            || step instanceof NextStep.NotHelped;
    assertThat(next.epoch()).isEqualTo(state.epoch() + (silent ? 0 : 1));
    assertThat(silent).isEqualTo(next.epoch() == state.epoch());
    if (silent) {
      assertThat(next.standing()).isEqualTo(state.standing());
    }
  }

  private void everyMoveIsInTheTable(RolloutState next) {
    Stage from = state.standing().stage();
    Stage to = next.standing().stage();
    assertThat(from == to || from.mayMoveTo(to)).as("%s to %s", from, to).isTrue();
  }

  private void noGateIsSkipped(NextStep step, RolloutState next, GateReport report) {
    if (step instanceof Advance && !state.standing().isOnTheWayBack()) {
      assertThat(report.outcome()).isEqualTo(Outcome.PASS);
      assertThat(next.standing().index()).isEqualTo(state.standing().index() + 1);
      passed.add(state.standing().index());
    }
    if (step instanceof ReEnter) {
      for (int i = state.standing().index() + 1; i < next.standing().index(); i++) {
        assertThat(passed).contains(i);
      }
      assertThat(
              next.standing().index() <= state.standing().index()
                  || report.outcome() == Outcome.PASS)
          .isTrue();
    }
  }

  private void theBarrierHeldBeforeGoingForward(NextStep step) {
    if (step instanceof Advance || step instanceof ReEnter || step instanceof Clean) {
      assertThat(acknowledgements().missing(state.epoch(), now)).isEmpty();
    }
  }

  private void nothingGoesForwardBeforeTheFiguresAreBack(NextStep step, Moment moment) {
    boolean isForward =
        step instanceof ReEnter || (step instanceof Advance && !state.standing().isOnTheWayBack());
    if (isForward && moment.comeback() == Comeback.PENDING) {
      assertThat(state.condition().aftermath().map(Aftermath::watch))
          .isNotEqualTo(Optional.of(Aftermath.Watch.RECOVERING));
    }
  }

  private void noTwoClientsAreTwoStagesApart() {
    List<Stage> live =
        clients.values().stream()
            .filter(client -> client.leaseEnd().isAfter(now))
            .map(client -> stages.get(client.epoch()))
            .toList();
    Set<Stage> all = new HashSet<>(live);
    all.add(state.standing().stage());
    assertThat(all)
        .allSatisfy(one ->
            assertThat(all)
                .allSatisfy(other ->
                    assertThat(one == other || one.mayMoveTo(other) || other.mayMoveTo(one))
                        .as("%s and %s", one, other)
                        .isTrue()));
  }

  private void theWayBackIsOpenUntilTheOldShapeIsGivenUp(Moment moment) {
    Stage stage = state.standing().stage();
    NextStep back =
        Steps.asked(
            PLAN,
            state,
            moment,
            new RollBackRequest(Action.HARD_ROLLBACK, Plans.TWO_PERSONS, "asked"));
    if (stage == Stage.RETIRED || state.standing().isOnTheWayBack()) {
      assertThat(back).isInstanceOf(Freeze.class);
    } else {
      assertThat(back).isInstanceOf(RollBack.class);
    }
  }

  /** Without harm, errors and silence a rollout arrives. */
  @SeededTest(cases = 3)
  void aHealthyRolloutArrives(SplittableRandom random) {
    for (int look = 0; look < 20; look++) {
      now = now.plusSeconds(30 + random.nextInt(600));
      GateReport report = Plans.report(Outcome.PASS, 0);
      Moment moment =
          new Moment(
              now,
              new Judged(report, ledger),
              new Acknowledgements(List.of()),
              Plans.TWO_PERSONS,
              WayBackProof.NOTHING_ASKED,
              Comeback.UNWATCHED);
      state = state.after(Steps.next(PLAN, state, moment), now);
    }
    assertThat(state.standing().stage()).isEqualTo(Stage.RETIRED);
  }
}
