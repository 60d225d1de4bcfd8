package dev.lockstep.rollout.forecast;

import dev.lockstep.rollout.plan.PlannedStage;
import java.time.Duration;
import java.util.List;

/**
 * What to expect of one stage.
 *
 * @param needs what each check needs that counts events
 * @param refusals why the gate cannot pass in time, one sentence each; empty where it can
 * @param warnings what else to know before the start, one sentence each
 */
public record Forecast(
    PlannedStage stage, List<Need> needs, List<String> refusals, List<String> warnings) {
  public Forecast {
    needs = List.copyOf(needs);
    refusals = List.copyOf(refusals);
    warnings = List.copyOf(warnings);
  }

  /**
   * What a check needs to pass in most runs of a healthy change.
   *
   * @param events bad events on the new path for ratios, discordant pairs for pairs, comparisons
   *     for mismatches
   */
  public record Need(String check, double events, Duration time) {}

  /** When the stage is expected to pass: not before its dwell. */
  public Duration time() {
    Duration dwell = stage.gate().rules().dwell();
    return needs.stream()
        .map(Need::time)
        .reduce(dwell, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  /** Whether the gate can pass in time. */
  public boolean canPass() {
    return refusals.isEmpty();
  }
}
