package dev.lockstep.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.wire.DistinctKeys;
import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.KeyCount;
import dev.lockstep.api.wire.TelemetryReport.Keys;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.Path;
import dev.lockstep.api.wire.TelemetryReport.ReadBack;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Gate;
import dev.lockstep.rollout.gate.GateReport;
import dev.lockstep.rollout.gate.GateReport.Place;
import dev.lockstep.rollout.gate.GateRules;
import dev.lockstep.rollout.gate.Observation.Levelled;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.gate.Verdict;
import dev.lockstep.rollout.gate.Verdict.Cause;
import dev.lockstep.rollout.gate.Verdict.Errored;
import dev.lockstep.rollout.gate.Verdict.Failed;
import dev.lockstep.rollout.gate.Verdict.Inconclusive;
import dev.lockstep.rollout.gate.Verdict.Lack;
import dev.lockstep.rollout.gate.Verdict.Trip;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.rollout.plan.Measure.Indicator;
import dev.lockstep.rollout.plan.Measure.Threshold;
import dev.lockstep.server.telemetry.Field.Mix;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys, sizes and writes go in over HTTP, and verdicts come out. */
@ParameterizedClass
@EnumSource(TestServer.class)
class SignalsTest {
  private static final List<Check> CHECKS =
      List.of(
          new Check.Guard("hot-key-share", 0.05),
          new Check.Guard("cardinality", 1.5),
          new Check.Guard("document-size", 16_000),
          new Check.Guard("document-growth", 2),
          new Check.Ratio("write-errors", 1.5),
          new Check.Ratio("write-latency", 2),
          new Check.Mismatch("read-after-write", 0.05, 0.95));
  private static final Gate GATE =
      new Gate(
          CHECKS,
          List.of(),
          new GateRules(Duration.ofSeconds(60), 0.01, Duration.ofMinutes(2), 0.95));
  private static final Map<String, Measure> MEASURES =
      CHECKS.stream()
          .map(Check::name)
          .collect(Collectors.toMap(Function.identity(), SignalsTest::indicator));

  @Parameter TestServer on;

  private static Measure indicator(String name) {
    return new Indicator(
        name,
        name.equals("write-latency")
            ? Optional.of(new Threshold.Time(Duration.ofMillis(50)))
            : Optional.empty());
  }

  /**
   * What an instance tells of a window in which 500 operations were on 500 keys of each path.
   *
   * @param hottest how often the most frequent key of the new path was asked for
   * @param keys how many distinct keys were read from the new shape
   * @param bin in which the sizes of the new shape are; those of the old one are in bin 50
   * @param errors of 500 writes to the new shape; 10 are usual
   * @param differed of 40 writes that were read back
   */
  private record Told(long hottest, int keys, int bin, long errors, long differed) {
    static final Told USUAL = new Told(10, 500, 60, 10, 0);

    OfCollection in(OfCollection window) {
      return new OfCollection(
          window.collection(),
          window.epoch(),
          window.from(),
          window.seconds(),
          window.paths().stream().map(path -> told(path, keys, 50)).toList(),
          List.of(
              told(written(Path.OLD, window.paths().getFirst(), 10), 500, 50),
              told(written(Path.NEW, window.paths().getFirst(), errors), 500, bin)),
          window.shadow(),
          0,
          Optional.of(new ReadBack(40, differed)));
    }

    private static OfPath written(Path path, OfPath like, long errors) {
      return new OfPath(path, like.operations(), errors, like.slow(), like.latency());
    }

    private OfPath told(OfPath path, int distinct, int size) {
      boolean isNew = path.path() == Path.NEW;
      KeyCount hot = new KeyCount("00000000000000aa", isNew ? hottest : 10);
      Keys keys = new Keys(1000, List.of(hot), some(isNew ? distinct : 500));
      return new OfPath(
          path.path(),
          path.operations(),
          path.errors(),
          path.slow(),
          path.latency(),
          Optional.of(keys),
          Optional.of(new Sketch(1.01 / 0.99, 0, List.of(new Bin(size, 500)))));
    }
  }

  /** The same keys in each window. */
  private static DistinctKeys some(int count) {
    SplittableRandom random = new SplittableRandom(7);
    int[] ranks = new int[DistinctKeys.REGISTERS];
    for (int i = 0; i < count; i++) {
      long hash = random.nextLong() >>> (Long.SIZE - DistinctKeys.HASH_BITS);
      int register = DistinctKeys.register(hash);
      ranks[register] = Math.max(ranks[register], DistinctKeys.rank(hash));
    }
    return DistinctKeys.of(ranks);
  }

  private Field field(int windows, Told told) {
    Field field = Field.measured(on);
    field.pass(windows, Field.INSTANCES, Mix.HEALTHY, told::in);
    return field;
  }

  @Test
  void usualKeysSizesAndWritesPass() {
    GateReport report = field(25, Told.USUAL).judged(GATE, MEASURES);
    assertThat(report.outcome()).as("%s", report.required()).isEqualTo(Outcome.PASS);
  }

  @Test
  void aHotKeyOfTheNewPathTrips() {
    GateReport report = field(11, new Told(120, 500, 60, 10, 0)).judged(GATE, MEASURES);
    assertThat(trip(report, "hot-key-share")).isEqualTo(Trip.HARD);
    assertThat(verdict(report, "cardinality").outcome()).isNotEqualTo(Outcome.FAIL);
  }

  @Test
  void fewerKeysThanTheirShareTripAndAreNoCoverage() {
    GateReport report = field(11, new Told(10, 200, 60, 10, 0)).judged(GATE, MEASURES);
    assertThat(trip(report, "cardinality")).isEqualTo(Trip.HARD);
    assertThat(cause(report, "hot-key-share")).isEqualTo(Cause.ROUTING_SKEW);
  }

  @Test
  void largeDocumentsTrip() {
    Field field = field(11, new Told(10, 500, 150, 10, 0));
    GateReport report = field.judged(GATE, MEASURES);
    assertThat(trip(report, "document-size")).isEqualTo(Trip.HARD);
    assertThat(trip(report, "document-growth")).isEqualTo(Trip.HARD);
    Levelled sizes =
        (Levelled) field.observed(GATE, MEASURES).getFirst().checks().get("document-size");
    assertThat(sizes.levels().getFirst()).isCloseTo(20_500, within(500.0));
  }

  @Test
  void writesThatFailTrip() {
    GateReport report = field(11, new Told(10, 500, 60, 200, 0)).judged(GATE, MEASURES);
    assertThat(trip(report, "write-errors")).isEqualTo(Trip.HARD);
    assertThat(verdict(report, "write-latency").outcome()).isNotEqualTo(Outcome.FAIL);
  }

  @Test
  void writesThatAreNotInBothShapesTrip() {
    GateReport report = field(4, new Told(10, 500, 60, 10, 30)).judged(GATE, MEASURES);
    assertThat(trip(report, "read-after-write")).isEqualTo(Trip.SOFT);
  }

  @Test
  void whereNobodyTellsOfKeysTheGateWaits() {
    Field field = Field.measured(on);
    field.pass(4, Field.INSTANCES, Mix.HEALTHY);
    GateReport report = field.judged(GATE, MEASURES);
    for (String name : List.of("hot-key-share", "cardinality", "document-size")) {
      assertThat(((Inconclusive) verdict(report, name)).lack()).isEqualTo(Lack.WARMING);
    }
  }

  private static Trip trip(GateReport report, String check) {
    return ((Failed) verdict(report, check)).trip();
  }

  private static Cause cause(GateReport report, String check) {
    return ((Errored) verdict(report, check)).cause();
  }

  private static Verdict verdict(GateReport report, String check) {
    return report.required().get(new Place("eu", check));
  }
}
