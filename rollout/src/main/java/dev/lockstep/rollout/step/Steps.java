package dev.lockstep.rollout.step;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.gate.GateReport.Place;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.gate.Verdict.Failed;
import dev.lockstep.rollout.gate.Verdict.Trip;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.plan.Conduct;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.step.Acknowledgements.Acknowledgement;
import dev.lockstep.rollout.step.Aftermath.Watch;
import dev.lockstep.rollout.step.NextStep.Advance;
import dev.lockstep.rollout.step.NextStep.Clean;
import dev.lockstep.rollout.step.NextStep.Freeze;
import dev.lockstep.rollout.step.NextStep.ReEnter;
import dev.lockstep.rollout.step.NextStep.Resume;
import dev.lockstep.rollout.step.NextStep.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Computes what a rollout does next: the same plan, state and moment always give the same step.
 *
 * <p>Harm comes first, then blindness; only then does anything else that keeps a rollout count, and
 * it advances when nothing does.
 */
public final class Steps {
  private static final Duration BLINDNESS_MAX = Duration.ofMinutes(15);
  private static final int PERSONS_FOR_HARD = 2;

  private final Plan plan;
  private final RolloutState state;
  private final Moment moment;

  private Steps(Plan plan, RolloutState state, Moment moment) {
    this.plan = plan;
    this.state = state;
    this.moment = moment;
  }

  /** The next step of a rollout that is left to itself. */
  public static NextStep next(Plan plan, RolloutState state, Moment moment) {
    Steps steps = new Steps(plan, state, moment);
    return state.standing().isOnTheWayBack() ? steps.takenBack() : steps.carried();
  }

  /** The step that a person asks for. */
  public static NextStep asked(Plan plan, RolloutState state, Moment moment, Request request) {
    return switch (request) {
      case Request.FreezeRequest freeze -> new Freeze(freeze.why());
      case Request.ResumeRequest resume -> new Resume();
      case Request.RollBackRequest back
          when back.action() == Action.HARD_ROLLBACK && back.persons().size() < PERSONS_FOR_HARD ->
          new Stay(new Hold.Unapproved(PERSONS_FOR_HARD - back.persons().size()));
      case Request.RollBackRequest back ->
          new Steps(plan, state, moment).wayBack().everywhere(back.action(), back.why());
    };
  }

  private NextStep takenBack() {
    if (state.standing().stage() == Stage.ROLLED_BACK) {
      return watched().orElseGet(() -> new Stay(new Hold.Complete()));
    }
    Standing end = new Standing(Stage.ROLLED_BACK, state.standing().index());
    return first(this::watched, this::frozen, this::converging, this::cleaning, this::unproven)
        .orElseGet(() -> new Advance(end, state.epoch() + 1));
  }

  /** Who still reads the new shape must be able to rely on its being written. */
  private Optional<NextStep> cleaning() {
    return state.isCleaning() ? Optional.empty() : Optional.of(new Clean(state.epoch() + 1));
  }

  private NextStep carried() {
    return first(
            this::watched,
            this::harmed,
            this::blind,
            this::frozen,
            this::recovering,
            this::notReturned,
            this::converging,
            this::regionsReturning,
            this::complete,
            this::unproven,
            this::closed,
            this::unapproved,
            this::wayBackUnproven)
        .orElseGet(this::forward);
  }

  @SafeVarargs
  private static Optional<NextStep> first(Supplier<Optional<NextStep>>... steps) {
    for (Supplier<Optional<NextStep>> step : steps) {
      Optional<NextStep> found = step.get();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<NextStep> stay(Hold hold) {
    return Optional.of(new Stay(hold));
  }

  private WayBack wayBack() {
    return new WayBack(plan, state, missing());
  }

  private List<Acknowledgement> missing() {
    return moment.acknowledgements().missing(state.epoch(), moment.now());
  }

  private PlannedStage planned() {
    return plan.stages().get(state.standing().index());
  }

  /** Trips in regions that are held already say nothing new, unless they are hard. */
  private Optional<NextStep> harmed() {
    Map<Place, Failed> failures = moment.judged().report().failures();
    boolean hard = failures.values().stream().anyMatch(each -> each.trip() == Trip.HARD);
    Set<String> regions =
        failures.keySet().stream().map(Place::region).collect(toUnmodifiableSet());
    if (failures.isEmpty() || (!hard && state.condition().held().containsAll(regions))) {
      return Optional.empty();
    }
    Conduct.OnFail onFail = planned().conduct().onFail();
    String cause = failures.keySet().stream().map(Place::toString).collect(joining(", "));
    NextStep step = reaction(hard ? onFail.hard() : onFail.soft(), regions, cause);
    return step instanceof Freeze && state.isFrozen() ? stay(new Hold.Frozen()) : Optional.of(step);
  }

  private NextStep reaction(Action action, Set<String> regions, String cause) {
    WayBack back = wayBack();
    Set<String> all =
        moment.judged().report().required().keySet().stream()
            .map(Place::region)
            .collect(toUnmodifiableSet());
    boolean local = regions.size() < all.size() && !isInvariantBroken();
    return action == Action.SOFT_ROLLBACK && local
        ? back.inRegions(regions, cause)
        : back.everywhere(action, cause);
  }

  private boolean isInvariantBroken() {
    Set<String> failed =
        moment.judged().report().failures().keySet().stream()
            .map(Place::check)
            .collect(toUnmodifiableSet());
    return planned().gate().required().stream()
        .anyMatch(check -> check instanceof Check.Invariant && failed.contains(check.name()));
  }

  private Optional<NextStep> blind() {
    if (!moment.judged().report().hasErrors()) {
      return Optional.empty();
    }
    Instant since = moment.judged().ledger().blindSince().orElse(moment.now());
    Optional<NextStep> hold = stay(new Hold.Blind(since));
    if (moment.now().isBefore(since.plus(BLINDNESS_MAX))) {
      return hold;
    }
    String cause = "the gate has seen nothing since " + since;
    WayBack back = wayBack();
    NextStep step =
        switch (planned().conduct().onBlind()) {
          case HOLD -> new Freeze(cause);
          case STEP_BACK -> back.oneStep(cause);
          case ROLL_BACK -> back.everywhere(Action.SOFT_ROLLBACK, cause);
        };
    return step instanceof Freeze ? hold : Optional.of(step);
  }

  private Optional<NextStep> frozen() {
    return state.isFrozen() ? stay(new Hold.Frozen()) : Optional.empty();
  }

  private Optional<NextStep> complete() {
    return state.standing().index() == plan.stages().size() - 1
        ? stay(new Hold.Complete())
        : Optional.empty();
  }

  private Optional<NextStep> recovering() {
    Optional<Recovery> recovery = state.condition().recovery();
    if (recovery.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> until = recovery.get().until();
    if (until.isEmpty()) {
      return stay(new Hold.PersonNeeded(recovery.get().trips()));
    }
    return moment.now().isBefore(until.get())
        ? stay(new Hold.CoolingDown(until.get()))
        : Optional.empty();
  }

  /** Whether the rollback has helped is noted wherever the rollout stands, and moves nobody. */
  private Optional<NextStep> watched() {
    Optional<Aftermath> watched = recoveringSince();
    if (watched.isEmpty() || moment.comeback() == Comeback.UNWATCHED) {
      return Optional.empty();
    }
    if (moment.comeback() == Comeback.SHOWN) {
      return Optional.of(new NextStep.Recovered());
    }
    Aftermath open = watched.get();
    return open.isInTime(moment.now())
        ? Optional.empty()
        : Optional.of(
            new NextStep.NotHelped(
                "the figures of the old path have not returned since reads did at %s, so that the"
                        .formatted(open.since())
                    + " cause may lie elsewhere"));
  }

  private Optional<Aftermath> recoveringSince() {
    return state.condition().aftermath().filter(each -> each.watch() == Watch.RECOVERING);
  }

  /** Nothing goes forward before the figures are back, where there are any to compare with. */
  private Optional<NextStep> notReturned() {
    Optional<Aftermath> unhelped =
        state.condition().aftermath().filter(each -> each.watch() == Watch.UNHELPED);
    if (unhelped.isPresent()) {
      return stay(new Hold.Unhelped(unhelped.get().since()));
    }
    return recoveringSince()
        .filter(each -> moment.comeback() == Comeback.PENDING)
        .flatMap(each -> stay(new Hold.Recovering(each.since())));
  }

  private Optional<NextStep> converging() {
    List<Acknowledgement> missing = missing();
    return missing.isEmpty() ? Optional.empty() : stay(new Hold.Converging(missing));
  }

  /** Regions return one ramp step lower, which is a step back for those that never left. */
  private Optional<NextStep> regionsReturning() {
    return state
        .condition()
        .recovery()
        .filter(recovery -> !state.condition().held().isEmpty())
        .map(recovery ->
            wayBackUnproven()
                .orElseGet(
                    () -> new ReEnter(Standing.at(plan, recovery.index()), state.epoch() + 1)));
  }

  private Optional<NextStep> unproven() {
    if (moment.judged().report().outcome() == Outcome.PASS) {
      return Optional.empty();
    }
    boolean overdue = moment.now().isAfter(state.since().plus(planned().conduct().waitMax()));
    return stay(overdue ? new Hold.Overdue(state.since()) : new Hold.Unproven());
  }

  private Optional<NextStep> closed() {
    return plan.isOpen(moment.now()) ? Optional.empty() : stay(new Hold.OutsideWindow());
  }

  private Optional<NextStep> unapproved() {
    int missing = planned().conduct().approvals() - moment.approvers().size();
    return missing > 0 ? stay(new Hold.Unapproved(missing)) : Optional.empty();
  }

  /** What follows is taken only where it can be taken back, but for giving up the old shape. */
  private Optional<NextStep> wayBackUnproven() {
    boolean isLast =
        state.standing().stage().next().filter(next -> next == Stage.RETIRED).isPresent();
    List<WayBackProof.Lack> lacks = moment.wayBack().lacks(moment.now());
    return isLast || lacks.isEmpty() ? Optional.empty() : stay(new Hold.WayBackUnproven(lacks));
  }

  /** After a cool-down the ramp is taken up below where it tripped, and never above. */
  private NextStep forward() {
    int index = state.standing().index();
    Optional<Integer> again =
        state.condition().recovery().map(Recovery::index).filter(lower -> lower > index);
    return again
        .<NextStep>map(lower -> new ReEnter(Standing.at(plan, lower), state.epoch() + 1))
        .orElseGet(() -> new Advance(Standing.at(plan, index + 1), state.epoch() + 1));
  }
}
