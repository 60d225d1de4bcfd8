package dev.lockstep.rollout.simulation;

import static dev.lockstep.rollout.simulation.TrafficModel.STANDARD;
import static dev.lockstep.rollout.simulation.TrafficModel.START;
import static dev.lockstep.rollout.simulation.TrafficModel.between;
import static dev.lockstep.rollout.simulation.TrafficModel.worseFrom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.Judge;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.gate.Liveness;
import dev.lockstep.rollout.gate.Observation.Counted;
import dev.lockstep.rollout.gate.RegionObservation;
import dev.lockstep.rollout.gate.RegionObservation.Reach;
import dev.lockstep.rollout.gate.Sitting;
import dev.lockstep.rollout.simulation.TrafficModel.Course;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import dev.lockstep.testkit.seed.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table of the design, replayed against the judge as the product calls it: one look every half
 * window, over an hour. Each seed is a share of the runs; a failure names the one to replay.
 */
final class GateSimulationTest {
  private static final int HOUR = 3600;
  private static final int HALF = 30;
  private static final Gate GATE = Gate.of(new Check.Ratio("errors", 1.25));

  @SeededTest(cases = 4)
  void aThousandHealthyHoursTripNever(SplittableRandom random) {
    assertThat(trips(250, () -> STANDARD.draw(HOUR, worseFrom(0, 1), random))).isEmpty();
  }

  @SeededTest(cases = 2)
  void burstsOnBothPathsTripNever(SplittableRandom random) {
    assertThat(trips(50, () -> STANDARD.draw(HOUR, bursts(random), random))).isEmpty();
  }

  /** Six bursts an hour, a minute each, twenty times as bad on both paths. */
  private static Course bursts(SplittableRandom random) {
    Set<Integer> minutes =
        IntStream.generate(() -> random.nextInt(60))
            .limit(6)
            .boxed()
            .collect(Collectors.toUnmodifiableSet());
    return new Course() {
      @Override
      public double newPath(int second) {
        return minutes.contains(second / 60) ? 20 : 1;
      }

      @Override
      public double oldPath(int second) {
        return newPath(second);
      }
    };
  }

  @SeededTest(cases = 2)
  void oneBlipOfFortySecondsTripsNever(SplittableRandom random) {
    assertThat(
            trips(
                125,
                () -> {
                  int begin = random.nextInt(HOUR - 40);
                  return STANDARD.draw(HOUR, between(begin, begin + 40, 20), random);
                }))
        .isEmpty();
  }

  @SeededTest(cases = 2)
  void fiveTimesAsManyErrorsAreFoundWithinFiveMinutes(SplittableRandom random) {
    List<Integer> found = trips(150, () -> STANDARD.draw(900, worseFrom(0, 5), random));
    assertThat(found).hasSize(150);
    assertThat(quantile(found, 0.5)).isLessThanOrEqualTo(240);
    assertThat(quantile(found, 0.9)).isLessThanOrEqualTo(300);
  }

  @SeededTest(cases = 2)
  void twentyTimesAsManyErrorsAreFoundWithinThreeMinutes(SplittableRandom random) {
    List<Integer> found = trips(150, () -> STANDARD.draw(900, worseFrom(0, 20), random));
    assertThat(found).hasSize(150);
    assertThat(quantile(found, 0.5)).isLessThanOrEqualTo(105);
    assertThat(found).allMatch(seconds -> seconds <= 180);
  }

  @SeededTest(cases = 2)
  void twiceAsManyErrorsAreFoundWithinTheHour(SplittableRandom random) {
    List<Integer> found = trips(40, () -> STANDARD.draw(HOUR, worseFrom(0, 2), random));
    assertThat(found).hasSizeGreaterThanOrEqualTo(38);
    assertThat(quantile(found, 0.5)).isLessThanOrEqualTo(1500);
  }

  /** What one e-process from the beginning would need six to eight minutes for. */
  @SeededTest(cases = 2)
  void aPathThatTurnsBadAfterTenGoodMinutesIsFoundAsFast(SplittableRandom random) {
    List<Integer> found =
        after(600, trips(100, () -> STANDARD.draw(1500, worseFrom(600, 5), random)));
    assertThat(found).hasSize(100);
    assertThat(quantile(found, 0.5)).isLessThanOrEqualTo(300);
    assertThat(quantile(found, 0.95)).isLessThanOrEqualTo(360);
    List<Integer> gross =
        after(600, trips(100, () -> STANDARD.draw(1200, worseFrom(600, 20), random)));
    assertThat(quantile(gross, 0.95)).isLessThanOrEqualTo(180);
  }

  @SeededTest(cases = 2)
  void slowRequestsAreFoundAsErrorsAre(SplittableRandom random) {
    TrafficModel latency = new TrafficModel(500, 0.05, 0.01);
    assertThat(trips(30, () -> latency.draw(HOUR, worseFrom(0, 1), random))).isEmpty();
    List<Integer> five = trips(100, () -> latency.draw(900, worseFrom(0, 5), random));
    assertThat(quantile(five, 0.95)).isLessThanOrEqualTo(180);
    List<Integer> twice = trips(40, () -> latency.draw(HOUR, worseFrom(0, 2), random));
    assertThat(quantile(twice, 0.5)).isLessThanOrEqualTo(420);
  }

  /** Retries in bursts of ten on average: each operation counts once, or evidence is false. */
  @SeededTest(cases = 2)
  void retriesOfOneOperationAreOneEvent(SplittableRandom random) {
    List<Series> attempts = new ArrayList<>();
    List<Series> operations = new ArrayList<>();
    for (int run = 0; run < 40; run++) {
      Series distinct = new TrafficModel(500, 0.05, 0.0002).draw(HOUR, worseFrom(0, 1), random);
      operations.add(distinct);
      attempts.add(retried(distinct, random));
    }
    assertThat(operations.stream().flatMapToInt(series -> stream(tripOf(series)))).isEmpty();
    assertThat(attempts.stream().filter(series -> suspicion(series) > Math.log(100)))
        .as("attempts counted one by one would pass for evidence")
        .hasSizeGreaterThan(4);
  }

  private static IntStream stream(OptionalInt trip) {
    return trip.stream();
  }

  private static Series retried(Series series, SplittableRandom random) {
    Function<Arm, Arm> burst =
        arm -> {
          long bad = 0;
          for (long i = 0; i < arm.bad(); i++) {
            bad += 1 + (long) (Math.log(1 - random.nextDouble()) / Math.log(0.9));
          }
          return new Arm(arm.operations() + bad, bad);
        };
    return new Series(
        series.windows().stream()
            .map(window ->
                new Window(
                    window.start(),
                    window.length(),
                    burst.apply(window.newPath()),
                    burst.apply(window.oldPath())))
            .toList());
  }

  /** The strongest evidence of harm at any look. */
  private static double suspicion(Series series) {
    return IntStream.rangeClosed(1, series.windows().size() / 2)
        .mapToDouble(minute ->
            look(series, 2 * minute)
                .required()
                .values()
                .iterator()
                .next()
                .evidence()
                .weight()
                .logHarm())
        .max()
        .orElseThrow();
  }

  private static List<Integer> trips(int runs, Supplier<Series> draw) {
    return Stream.generate(draw)
        .limit(runs)
        .map(GateSimulationTest::tripOf)
        .flatMap(trip -> trip.stream().boxed())
        .sorted()
        .toList();
  }

  private static List<Integer> after(int begin, List<Integer> trips) {
    return trips.stream().map(second -> second - begin).toList();
  }

  /** The second at which the gate fails, if it does. */
  private static OptionalInt tripOf(Series series) {
    return IntStream.rangeClosed(1, series.windows().size())
        .filter(count -> !look(series, count).failures().isEmpty())
        .map(count -> count * HALF)
        .findFirst();
  }

  private static GateReport look(Series series, int count) {
    Series seen = new Series(series.windows().subList(0, count));
    Instant now = seen.windows().getLast().end();
    RegionObservation region =
        new RegionObservation(
            "all",
            new Liveness(10, 10, now, Duration.ofSeconds(10)),
            Map.of("errors", new Counted(seen)),
            new Reach(1, Set.of(), List.of(50L, 950L), List.of(0.05, 0.95)));
    return Judge.judge(GATE, List.of(region), new Sitting(START, now, Ledger.EMPTY));
  }

  private static int quantile(List<Integer> sorted, double part) {
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }
}
