package dev.lockstep.rollout.backtest;

import dev.lockstep.rollout.gate.Verdict.Trip;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A check that would have tripped.
 *
 * @param at the look that found it
 * @param until the look at which it was clear again; empty where the history ends before
 * @param found on what it rests
 * @param action what the plan does about it
 */
public record Alarm(String check, Instant at, Optional<Instant> until, Found found, Action action) {
  /**
   * What the look found.
   *
   * @param logHarm the natural log of the e-value of harm over the last windows together
   * @param sights the last windows
   */
  public record Found(Trip trip, double logHarm, List<Sight> sights) {
    public Found {
      sights = List.copyOf(sights);
    }
  }

  /**
   * One window.
   *
   * @param logHarm the natural log of its own e-value of harm
   */
  public record Sight(Window window, double logHarm) {}

  Alarm ended(Instant end) {
    return new Alarm(check, at, Optional.of(end), found, action);
  }
}
