package dev.lockstep.rollout.backtest;

import dev.lockstep.rollout.plan.PlannedStage;
import java.time.Instant;
import java.util.List;

/**
 * What a gate would have done.
 *
 * @param alarms in the order of time
 * @param gaps when figures were missing, so that the rollout would have held
 */
public record BacktestResult(PlannedStage stage, Reach reach, List<Alarm> alarms, List<Gap> gaps) {
  public BacktestResult {
    alarms = List.copyOf(alarms);
    gaps = List.copyOf(gaps);
  }

  /**
   * Which of the required checks were judged.
   *
   * @param judged those that the history has figures for
   * @param unjudged those that it has none for
   */
  public record Reach(List<String> judged, List<String> unjudged) {
    public Reach {
      judged = List.copyOf(judged);
      unjudged = List.copyOf(unjudged);
    }
  }

  /** A span of time without figures of a check. */
  public record Gap(String check, Instant from, Instant until) {}
}
