package dev.lockstep.rollout.step;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.step.Aftermath.Watch;
import dev.lockstep.rollout.step.NextStep.Advance;
import dev.lockstep.rollout.step.NextStep.Clean;
import dev.lockstep.rollout.step.NextStep.Freeze;
import dev.lockstep.rollout.step.NextStep.HoldRegions;
import dev.lockstep.rollout.step.NextStep.NotHelped;
import dev.lockstep.rollout.step.NextStep.ReEnter;
import dev.lockstep.rollout.step.NextStep.Recovered;
import dev.lockstep.rollout.step.NextStep.Resume;
import dev.lockstep.rollout.step.NextStep.RollBack;
import dev.lockstep.rollout.step.NextStep.Stay;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a rollout stands and what it remembers: the fold of its steps.
 *
 * @param epoch grows with every step that clients must learn of
 * @param since when the evidence of the present epoch begins
 */
public record RolloutState(Standing standing, long epoch, Instant since, Condition condition) {
  /** Whether a rollout may move by itself. */
  public enum Mode {
    RUNNING,
    FROZEN
  }

  /**
   * What holds beside the stage.
   *
   * @param held regions whose reads are answered from the old shape
   * @param trips how often each planned stage has tripped softly, by its place
   * @param cleaning whether, on the way back, nobody is to write the new shape any more
   * @param aftermath what is watched since reads returned in all regions
   */
  public record Condition(
      Mode mode,
      Set<String> held,
      Map<Integer, Integer> trips,
      Optional<Recovery> recovery,
      boolean cleaning,
      Optional<Aftermath> aftermath) {
    static final Condition SOUND =
        new Condition(Mode.RUNNING, Set.of(), Map.of(), Optional.empty(), false, Optional.empty());

    public Condition {
      held = Set.copyOf(held);
      trips = Map.copyOf(trips);
    }
  }

  /** A rollout that has just entered the first stage of its plan. */
  public static RolloutState begun(Plan plan, long epoch, Instant now) {
    return new RolloutState(Standing.at(plan, 0), epoch, now, Condition.SOUND);
  }

  /** Whether it stays until somebody resumes it. */
  public boolean isFrozen() {
    return condition.mode() == Mode.FROZEN;
  }

  /** Whether, on the way back, nobody is to write the new shape any more. */
  public boolean isCleaning() {
    return condition.cleaning();
  }

  /** The state once this step is done. */
  public RolloutState after(NextStep step, Instant now) {
    return switch (step) {
      case Stay stay -> this;
      case Advance advance -> entered(advance.to(), advance.epoch(), now);
      case ReEnter again -> entered(again.to(), again.epoch(), now);
      case Freeze freeze -> with(mode(Mode.FROZEN));
      case Resume resume -> with(resumed(now));
      case Recovered recovered -> with(watched(Watch.RECOVERED));
      case NotHelped not -> with(watched(Watch.UNHELPED));
      case HoldRegions hold ->
          new RolloutState(standing, hold.epoch(), now, heldBack(hold.regions(), now));
      case Clean clean ->
          new RolloutState(
              standing, clean.epoch(), now, freed(condition.mode(), true, condition.aftermath()));
      case RollBack back when back.action() == Action.HARD_ROLLBACK ->
          new RolloutState(
              back.to(),
              back.epoch(),
              now,
              freed(Mode.RUNNING, false, Optional.of(Aftermath.begun(now))));
      case RollBack back ->
          new RolloutState(back.to(), back.epoch(), now, tripped(Set.of(), back.to(), now));
    };
  }

  /** Going forward forgets what was recovered from, but not how often a stage tripped. */
  private RolloutState entered(Standing to, long newEpoch, Instant now) {
    Optional<Aftermath> watched = to.isOnTheWayBack() ? condition.aftermath() : Optional.empty();
    return new RolloutState(to, newEpoch, now, freed(condition.mode(), false, watched));
  }

  /** Nothing is held and nothing is recovered from. */
  private Condition freed(Mode mode, boolean cleaning, Optional<Aftermath> aftermath) {
    return new Condition(mode, Set.of(), condition.trips(), Optional.empty(), cleaning, aftermath);
  }

  private Condition watched(Watch watch) {
    return new Condition(
        condition.mode(),
        condition.held(),
        condition.trips(),
        condition.recovery(),
        condition.cleaning(),
        condition.aftermath().map(each -> each.with(watch)));
  }

  private RolloutState with(Condition other) {
    return new RolloutState(standing, epoch, since, other);
  }

  private Condition mode(Mode mode) {
    return new Condition(
        mode,
        condition.held(),
        condition.trips(),
        condition.recovery(),
        condition.cleaning(),
        condition.aftermath());
  }

  private Condition resumed(Instant now) {
    return new Condition(
        Mode.RUNNING,
        condition.held(),
        condition.trips(),
        condition.recovery().map(recovery -> recovery.resumed(now)),
        condition.cleaning(),
        condition.aftermath().filter(each -> each.watch() != Watch.UNHELPED));
  }

  private Condition heldBack(Set<String> regions, Instant now) {
    Set<String> held = new HashSet<>(condition.held());
    held.addAll(regions);
    return tripped(held, standing, now);
  }

  private Condition tripped(Set<String> held, Standing to, Instant now) {
    Map<Integer, Integer> trips = new HashMap<>(condition.trips());
    int count = trips.merge(standing.index(), 1, Integer::sum);
    int lower = standing.stage() == Stage.RETIRING ? to.index() : standing.index() - 1;
    boolean hasReturned = to.stage() == Stage.SHADOW_READ;
    Optional<Aftermath> aftermath =
        hasReturned ? Optional.of(Aftermath.begun(now)) : condition.aftermath();
    return new Condition(
        condition.mode(),
        held,
        trips,
        Optional.of(Recovery.after(count, lower, now)),
        false,
        aftermath);
  }
}
