package dev.lockstep.server.review;

import dev.lockstep.rollout.forecast.Forecast;
import dev.lockstep.rollout.forecast.Planner;
import dev.lockstep.rollout.forecast.Traffic;
import dev.lockstep.rollout.plan.RolloutPlan;
import java.util.List;

/**
 * How long the gates of a plan need if the change is healthy.
 *
 * @param perSecond operations per second that this holds for
 * @param source who says so
 * @param shadowed the share of them that is read through both paths
 * @param seconds of all stages together
 * @param canPass whether every gate can pass in time
 */
record PlanForecast(
    String plan,
    double perSecond,
    Source source,
    double shadowed,
    long seconds,
    boolean canPass,
    List<OfStage> stages) {
  /** Where the traffic is from. */
  enum Source {
    /** Who asks says it. */
    GIVEN,
    /** Instances of the environment reported it. */
    MEASURED,
    /** Nobody knows it: gates that count events cannot pass. */
    UNKNOWN
  }

  /**
   * One stage, or one step of the ramp.
   *
   * @param stage its word, such as {@code shadow-read}
   * @param title with whom the ramp is for, such as {@code ramp 5%}
   * @param dwellSeconds how long it stays at least
   * @param waitMaxSeconds how long it waits for its gate before a person is called
   * @param seconds when it is expected to pass
   * @param refusals why the gate cannot pass in time, each a sentence
   * @param warnings what else to know, each a sentence
   */
  record OfStage(
      String stage,
      String title,
      long dwellSeconds,
      long waitMaxSeconds,
      long seconds,
      boolean canPass,
      List<Need> needs,
      List<String> refusals,
      List<String> warnings) {
    private static OfStage of(Forecast forecast) {
      return new OfStage(
          forecast.stage().stage().word(),
          forecast.stage().toString(),
          forecast.stage().gate().rules().dwell().toSeconds(),
          forecast.stage().conduct().waitMax().toSeconds(),
          forecast.time().toSeconds(),
          forecast.canPass(),
          forecast.needs().stream()
              .map(each -> new Need(each.check(), each.events(), each.time().toSeconds()))
              .toList(),
          forecast.refusals(),
          forecast.warnings());
    }
  }

  /** What a check needs: how many events, and how long they take. */
  record Need(String check, double events, long seconds) {}

  static PlanForecast of(RolloutPlan plan, Traffic traffic, Source source) {
    List<OfStage> stages =
        Planner.forecast(plan.plan(), traffic).stream().map(OfStage::of).toList();
    return new PlanForecast(
        plan.plan().name(),
        traffic.perSecond(),
        source,
        traffic.shadowed(),
        stages.stream().mapToLong(OfStage::seconds).reduce(0, Math::addExact),
        stages.stream().allMatch(OfStage::canPass),
        stages);
  }
}
