package dev.lockstep.server.rollout;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.GateRules;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.rollout.step.Aftermath;
import dev.lockstep.rollout.step.Aftermath.Watch;
import dev.lockstep.rollout.step.NextStep;
import dev.lockstep.rollout.step.RolloutState;
import dev.lockstep.server.evidence.OldPath.Rollback;
import dev.lockstep.server.fleet.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change on its way through an environment.
 *
 * @param ledger what the gate remembers of this epoch
 */
public record Rollout(Identity identity, RolloutPlan plan, Course course, Ledger ledger) {
  /** The check by which the runner says that nothing of the new shape is left. */
  static final String CLEANED = "cleaned";

  private static final Duration WATCHED_ON = Duration.ofMinutes(1);

  private static final GateRules AT_ONCE =
      new GateRules(GateRules.STANDARD.window(), GateRules.STANDARD.alpha(), Duration.ZERO, 0);

  private static final Gate WAY_BACK =
      new Gate(List.of(new Check.Outside(CLEANED)), List.of(), AT_ONCE);

  /**
   * What never changes of a rollout.
   *
   * @param id unique in its environment, such as {@code orders:7}
   * @param change the id of the change
   * @param team which answers for it
   */
  public record Identity(String id, Place place, String change, String team, Instant begun) {
    /** What the journal calls it. */
    public String subject() {
      return "rollout:" + place.environment() + "/" + id;
    }
  }

  /**
   * Where it stands.
   *
   * @param version grows with every step, so that each is made once
   */
  public record Course(RolloutState state, long version) {}

  /** Where it stands and what it remembers. */
  public RolloutState state() {
    return course.state();
  }

  /** The stage it stands at. */
  public Stage stage() {
    return state().standing().stage();
  }

  /** The planned stage it stands at; on the way back, the one it left. */
  public PlannedStage planned() {
    return plan.plan().stages().get(state().standing().index());
  }

  /** Whether nothing follows in its plan. */
  public boolean isAtTheEnd() {
    return !isOnTheWayBack() && state().standing().index() == plan.plan().stages().size() - 1;
  }

  /** Whether it is on the way back, or back. */
  boolean isOnTheWayBack() {
    return stage() == Stage.ROLLING_BACK || stage() == Stage.ROLLED_BACK;
  }

  /** What must be shown before it goes on. */
  Gate gate() {
    return isOnTheWayBack() ? WAY_BACK : planned().gate();
  }

  /** Whether it has come to reads from the new shape, or to the end of its plan, and is there. */
  public boolean isCarried() {
    boolean isAtEnd = state().standing().index() == plan.plan().stages().size() - 1;
    return switch (stage()) {
      case NEW_PRIMARY, RETIRING, RETIRED -> true;
      case ROLLING_BACK, ROLLED_BACK -> false;
      case PROPOSED,
          APPROVED,
          REHEARSED,
          EXPANDED,
          DUAL_WRITE,
          BACKFILL,
          VERIFIED,
          SHADOW_READ,
          RAMP ->
          isAtEnd;
    };
  }

  /** The rollback after which it is watched whether the figures return, if it is. */
  Optional<Rollback> watchedRollback() {
    return state()
        .condition()
        .aftermath()
        .filter(each -> each.watch() == Watch.RECOVERING)
        .map(each -> new Rollback(identity.place(), identity.begun(), each.since(), rampWindow()));
  }

  private Duration rampWindow() {
    return plan.plan().stages().stream()
        .filter(planned -> planned.stage() == Stage.RAMP)
        .findFirst()
        .map(planned -> planned.gate().rules().window())
        .orElse(GateRules.STANDARD.window());
  }

  /** Until when somebody must look at it, though it may no longer move. */
  Instant watchedUntil() {
    return watchedRollback()
        .map(rollback -> rollback.returned().plus(Aftermath.LIMIT).plus(WATCHED_ON))
        .orElse(Instant.EPOCH);
  }

  /** Whether it may still move. */
  public boolean isLive() {
    return stage() != Stage.ROLLED_BACK && stage() != Stage.RETIRED;
  }

  /**
   * Whether who lost the lease keeps it, too: what follows writes one of the shapes no more, and
   * who lost the lease writes both.
   */
  public boolean waitsForAll() {
    return stage() == Stage.ROLLING_BACK || stage() == Stage.RETIRING;
  }

  /** The rollout once this step is made; in a new epoch the gate remembers nothing. */
  Rollout after(NextStep step, Instant now) {
    RolloutState after = state().after(step, now);
    return new Rollout(
        identity,
        plan,
        new Course(after, course.version() + 1),
        after.epoch() == state().epoch() ? ledger : Ledger.EMPTY);
  }
}
