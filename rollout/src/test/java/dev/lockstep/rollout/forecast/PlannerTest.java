package dev.lockstep.rollout.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.plan.Audience;
import dev.lockstep.rollout.plan.Audience.Percent;
import dev.lockstep.rollout.plan.Plan;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.simulation.Counts;
import dev.lockstep.rollout.statistics.Direction;
import dev.lockstep.rollout.statistics.EProcess;
import dev.lockstep.rollout.statistics.Split;
import dev.lockstep.testkit.seed.SeededTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlannerTest {
  private static final Traffic TRAFFIC =
      new Traffic(500, 0.2, Map.of("errors", 0.002, "latency", 0.01), Map.of("eu", 0.3));

  /** Half of all healthy runs need about 15 bad events for a margin of 2, 45 for 1.5. */
  @ParameterizedTest
  @CsvSource({"2, 17, 340", "1.5, 58, 1170", "1.25, 230, 4607"})
  void aRatioNeedsThisManyBadEvents(double margin, double events, double seconds) {
    Forecast.Need need = need(new Check.Ratio("errors", margin), TRAFFIC);
    assertThat(need.events()).isCloseTo(events, withinPercentage(5));
    assertThat((double) need.time().toSeconds()).isCloseTo(seconds, withinPercentage(5));
  }

  @SeededTest(cases = 3)
  void mostHealthyRunsPassInTheTimeThatWasForecast(SplittableRandom random) {
    for (double margin : List.of(2.0, 1.5, 1.25)) {
      long seconds = need(new Check.Ratio("errors", margin), TRAFFIC).time().toSeconds();
      long passed = IntStream.range(0, 300).filter(run -> passes(margin, seconds, random)).count();
      assertThat(passed).as("margin %s", margin).isBetween(150L, 255L);
    }
  }

  private static boolean passes(double margin, long seconds, SplittableRandom random) {
    EProcess safety = EProcess.of(Direction.SAFETY, margin);
    for (long second = 0; second < seconds && safety.logEvidence() < Math.log(20); second += 30) {
      safety =
          safety.after(
              new Split(
                  Counts.binomial(random, 25 * 30, 0.002),
                  Counts.binomial(random, 475 * 30, 0.002),
                  0.05));
    }
    return safety.logEvidence() >= Math.log(20);
  }

  @Test
  void mismatchesNeedComparisonsAndNotRequests() {
    Forecast.Need need = need(new Check.Mismatch("mismatch", 1e-5, 0.95), TRAFFIC);
    assertThat(need.events()).isCloseTo(368e3, withinPercentage(1));
    assertThat(need.time()).isCloseTo(Duration.ofSeconds(3680), Duration.ofSeconds(20));
  }

  @Test
  void aStagePassesNotBeforeItsDwell() {
    Forecast quick = ramp(new Check.Guard("lag", 5), TRAFFIC);
    assertThat(quick.canPass()).isTrue();
    assertThat(quick.time()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void whatCannotPassInTimeIsRefusedWithASentence() {
    Traffic little = new Traffic(20, 0.2, Map.of("errors", 0.002), Map.of());
    Forecast refused = ramp(new Check.Ratio("errors", 1.25), little);
    assertThat(refused.canPass()).isFalse();
    assertThat(refused.refusals().getFirst())
        .startsWith("Cannot pass ramp 5.0 %: check errors needs about 230 ")
        .contains("bad events on the new path, which take ")
        .contains("at today's traffic, and the plan waits for at most 6 hours; take a larger step");
  }

  @Test
  void lowTrafficIsSaidToHideHarm() {
    Traffic little = new Traffic(20, 0.2, Map.of("errors", 0.2), Map.of());
    assertThat(ramp(new Check.Ratio("errors", 2), little).warnings())
        .containsExactly(
            "At ramp 5.0 % the new path has 1.0 requests/s, and below 25 harm may be found later"
                + " than promised; take a larger step, a longer stage, or shadow reads");
    assertThat(ramp(new Check.Ratio("errors", 2), TRAFFIC).warnings()).isEmpty();
  }

  @Test
  void pathsThatDoNotBothServeCannotBeCompared() {
    Check ratio = new Check.Ratio("errors", 2);
    assertThat(forecast(PlannedStage.ramp(new Percent(100), Gate.of(ratio))).canPass()).isFalse();
    assertThat(forecast(PlannedStage.ramp(new Audience.Region("eu"), Gate.of(ratio))).canPass())
        .isTrue();
    assertThat(forecast(PlannedStage.ramp(new Audience.Region("us"), Gate.of(ratio))).refusals())
        .singleElement()
        .asString()
        .contains("check errors has no traffic on one of the two paths");
  }

  @Test
  void aFigureThatNobodyKnowsIsRefused() {
    assertThat(ramp(new Check.Ratio("timeouts", 2), TRAFFIC).canPass()).isFalse();
    assertThat(ramp(new Check.Paired("timeouts", 2), TRAFFIC).canPass()).isFalse();
    assertThat(ramp(new Check.Paired("latency", 1.1), TRAFFIC).canPass()).isTrue();
  }

  private static Forecast.Need need(Check check, Traffic traffic) {
    return ramp(check, traffic).needs().getFirst();
  }

  private static Forecast ramp(Check check, Traffic traffic) {
    return forecast(PlannedStage.ramp(new Percent(5), Gate.of(check)), traffic);
  }

  private static Forecast forecast(PlannedStage stage) {
    return forecast(stage, TRAFFIC);
  }

  private static Forecast forecast(PlannedStage ramp, Traffic traffic) {
    Gate free = Gate.of(new Check.Outside("approval"));
    Plan plan =
        new Plan(
            "plan",
            List.of(
                PlannedStage.of(Stage.EXPANDED, free),
                PlannedStage.of(Stage.DUAL_WRITE, free),
                PlannedStage.of(Stage.BACKFILL, free),
                PlannedStage.of(Stage.VERIFIED, free),
                PlannedStage.of(Stage.SHADOW_READ, free),
                ramp),
            List.of());
    return Planner.forecast(plan, traffic).getLast();
  }
}
