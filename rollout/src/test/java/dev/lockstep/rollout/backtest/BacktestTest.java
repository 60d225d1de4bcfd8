package dev.lockstep.rollout.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.rollout.backtest.BacktestResult.Gap;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.Verdict.Trip;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.plan.Audience.Percent;
import dev.lockstep.rollout.plan.PlannedStage;
import dev.lockstep.rollout.simulation.TrafficModel;
import dev.lockstep.rollout.simulation.TrafficModel.Course;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.History;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import dev.lockstep.testkit.seed.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BacktestTest {
  private static final int HOUR = 3600;
  private static final PlannedStage STAGE =
      PlannedStage.ramp(
          new Percent(5),
          Gate.of(
              new Check.Ratio("errors", 1.25),
              new Check.Invariant("lost-writes"),
              new Check.Guard("lag", 10)));

  private static BacktestResult backtest(Series errors) {
    return Backtest.of(STAGE, history(Map.of("errors", errors)));
  }

  private static History history(Map<String, Series> counted) {
    Instant end =
        counted.values().stream()
            .map(series -> series.windows().getLast().end())
            .max(Instant::compareTo)
            .orElseThrow();
    return new History(TrafficModel.START, end, TrafficModel.HALF, counted);
  }

  private static Series traffic(int seconds, Course course, SplittableRandom random) {
    return TrafficModel.STANDARD.draw(seconds, course, random);
  }

  /** Whatever hits both paths alike: a burst of errors every hour. */
  private static final Course BURSTS =
      new Course() {
        @Override
        public double newPath(int second) {
          return second % HOUR < 300 ? 20 : 1;
        }

        @Override
        public double oldPath(int second) {
          return newPath(second);
        }
      };

  @SeededTest(cases = 4)
  void healthyTrafficHasNoAlarm(SplittableRandom random) {
    assertThat(backtest(traffic(8 * HOUR, TrafficModel.worseFrom(0, 1), random)).alarms())
        .isEmpty();
    assertThat(backtest(traffic(8 * HOUR, BURSTS, random)).alarms()).isEmpty();
    Course blip = TrafficModel.between(HOUR, HOUR + 40, 20);
    assertThat(backtest(traffic(2 * HOUR, blip, random)).alarms()).isEmpty();
  }

  @SeededTest(cases = 10)
  void harmIsFoundWhenTheGateWouldHaveFoundItAndEndsWhenItIsClear(SplittableRandom random) {
    Course harm = TrafficModel.between(HOUR, HOUR + 1200, 30);
    BacktestResult result = backtest(traffic(3 * HOUR, harm, random));
    assertThat(result.reach().judged()).containsExactly("errors");
    assertThat(result.reach().unjudged()).containsExactly("lost-writes", "lag");
    Alarm first = result.alarms().getFirst();
    assertThat(Duration.between(TrafficModel.START.plusSeconds(HOUR), first.at()))
        .isBetween(Duration.ofSeconds(90), Duration.ofMinutes(5));
    Alarm hard =
        result.alarms().stream()
            .filter(alarm -> alarm.found().trip() == Trip.HARD)
            .findFirst()
            .orElseThrow();
    assertThat(hard.action()).isEqualTo(Action.HARD_ROLLBACK);
    assertThat(hard.found().sights())
        .hasSize(3)
        .allSatisfy(sight -> assertThat(sight.logHarm()).isPositive());
    assertThat(result.alarms().getLast().until()).isPresent();
    assertThat(result.alarms().getLast().until().orElseThrow())
        .isAfter(TrafficModel.START.plusSeconds(HOUR + 1200))
        .isBefore(TrafficModel.START.plusSeconds(HOUR + 3000));
    assertThat(result.gaps()).isEmpty();
  }

  @SeededTest(cases = 5)
  void laterTrafficChangesNothingAboutEarlierAlarms(SplittableRandom random) {
    Series whole = traffic(2 * HOUR, TrafficModel.worseFrom(1800, 10), random);
    List<Alarm> early = backtest(whole.last(240).from(Instant.EPOCH)).alarms();
    Series begin = new Series(whole.windows().subList(0, 120));
    List<Alarm> partly = backtest(begin).alarms();
    assertThat(partly).isNotEmpty();
    assertThat(early.getFirst().at()).isEqualTo(partly.getFirst().at());
  }

  @SeededTest(cases = 3)
  void oneLongAlarmIsNotTwoWhereAStretchEnds(SplittableRandom random) {
    Course harm = TrafficModel.between(5 * HOUR, 7 * HOUR, 4);
    List<Alarm> alarms = backtest(traffic(9 * HOUR, harm, random)).alarms();
    assertThat(alarms).hasSize(1);
    assertThat(alarms.getFirst().until().orElseThrow())
        .isAfter(TrafficModel.START.plusSeconds(7 * HOUR));
  }

  @SeededTest(cases = 3)
  void whatIsMissingIsAGapAndNoPass(SplittableRandom random) {
    List<Window> windows =
        new ArrayList<>(traffic(HOUR, TrafficModel.worseFrom(0, 1), random).windows());
    Instant from = windows.get(40).start();
    Instant until = windows.get(59).end();
    windows.subList(40, 60).clear();
    BacktestResult result = backtest(new Series(windows));
    assertThat(result.gaps()).containsExactly(new Gap("errors", from, until));
    assertThat(result.alarms()).isEmpty();
  }

  @Test
  void aConfirmedLossTripsAtOnce() {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Arm lost = new Arm(100, i == 7 ? 1 : 0);
      windows.add(
          new Window(
              TrafficModel.START.plusSeconds(30L * i), TrafficModel.HALF, lost, new Arm(100, 0)));
    }
    List<Alarm> alarms =
        Backtest.of(STAGE, history(Map.of("lost-writes", new Series(windows)))).alarms();
    assertThat(alarms).hasSize(1);
    assertThat(alarms.getFirst().at()).isEqualTo(windows.get(7).end());
    assertThat(alarms.getFirst().found().trip()).isEqualTo(Trip.HARD);
  }

  @Test
  void shorterWindowsArePutTogetherAndLongerOnesRefused() {
    List<Window> tens = new ArrayList<>();
    List<Window> minutes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Arm arm = new Arm(1000, 1);
      tens.add(
          new Window(TrafficModel.START.plusSeconds(10L * i), Duration.ofSeconds(10), arm, arm));
      minutes.add(
          new Window(TrafficModel.START.plusSeconds(60L * i), Duration.ofSeconds(60), arm, arm));
    }
    History fine =
        new History(
            TrafficModel.START,
            TrafficModel.START.plusSeconds(600),
            Duration.ofSeconds(10),
            Map.of("errors", new Series(tens)));
    assertThat(Backtest.of(STAGE, fine).gaps()).isEmpty();
    History coarse =
        new History(
            TrafficModel.START,
            TrafficModel.START.plusSeconds(3600),
            Duration.ofSeconds(60),
            Map.of("errors", new Series(minutes)));
    assertThatIllegalArgumentException().isThrownBy(() -> Backtest.of(STAGE, coarse));
  }
}
