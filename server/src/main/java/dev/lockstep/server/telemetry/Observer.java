package dev.lockstep.server.telemetry;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Liveness;
import dev.lockstep.rollout.gate.Observation;
import dev.lockstep.rollout.gate.Observation.Answered;
import dev.lockstep.rollout.gate.Observation.Compared;
import dev.lockstep.rollout.gate.Observation.Counted;
import dev.lockstep.rollout.gate.Observation.Levelled;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.gate.RegionObservation;
import dev.lockstep.rollout.plan.Measure.Indicator;
import dev.lockstep.rollout.plan.Measure.Threshold;
import dev.lockstep.server.evidence.Figures;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.telemetry.Traffic.Deed;
import dev.lockstep.server.telemetry.Traffic.Path;
import dev.lockstep.server.telemetry.Traffic.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Answers from what instances reported what gates ask for. Threads share it. */
@Component
class Observer implements Figures {
  /** How often instances report. */
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final int INTERVALS_MAX = 3;

  /** How far back evidence is looked at; a stage waits six hours for it unless told otherwise. */
  private static final Duration LOOK_BACK_MAX = Duration.ofHours(6);

  private final TrafficTable table;
  private final Thresholds thresholds;
  private final Crews crews;

  Observer(TrafficTable table, Thresholds thresholds, Crews crews) {
    this.table = table;
    this.thresholds = thresholds;
    this.crews = crews;
  }

  @Override
  public List<RegionObservation> observe(Question question) {
    Map<String, List<Lease>> regions =
        crews.crew(question.place()).members().values().stream()
            .collect(Collectors.groupingBy(Lease::region, TreeMap::new, Collectors.toList()));
    Map<String, List<Traffic>> traffic = traffic(question);
    Map<String, Instant> newest = table.newest(question.place());
    return regions.entrySet().stream()
        .map(region -> {
          List<Traffic> here = traffic.getOrDefault(region.getKey(), List.of());
          return new RegionObservation(
              region.getKey(),
              liveness(region.getValue(), newest, question.now()),
              checks(question, region.getKey(), here),
              Reaches.of(here, region.getKey(), question.state().ramp()));
        })
        .toList();
  }

  /** What was done under the epoch, by regions. */
  private Map<String, List<Traffic>> traffic(Question question) {
    Instant oldest = question.now().minus(LOOK_BACK_MAX);
    Instant from = question.since().isAfter(oldest) ? question.since() : oldest;
    TrafficTable.Span span =
        new TrafficTable.Span(question.place(), from, question.now().plus(INTERVAL));
    return table.in(span).stream()
        .filter(each -> each.slice().epoch() == question.state().epoch())
        .collect(Collectors.groupingBy(each -> each.slice().region()));
  }

  private static Liveness liveness(List<Lease> members, Map<String, Instant> newest, Instant now) {
    Instant oldest = now.minus(INTERVAL.multipliedBy(INTERVALS_MAX));
    List<Instant> ends =
        members.stream().flatMap(each -> Stream.ofNullable(newest.get(each.instance()))).toList();
    long reporting = ends.stream().filter(end -> !end.isBefore(oldest)).count();
    Instant last = ends.stream().max(Instant::compareTo).orElse(Instant.EPOCH);
    return new Liveness(members.size(), Math.toIntExact(reporting), last, INTERVAL);
  }

  private Map<String, Observation> checks(Question question, String region, List<Traffic> here) {
    Halves halves = new Halves(here, question.planned().gate().rules().half(), question.now());
    Map<String, Observation> checks = new HashMap<>();
    Stream.concat(
            question.planned().gate().required().stream(),
            question.planned().gate().advisory().stream())
        .forEach(check -> {
          if (question.measures().get(check.name()) instanceof Indicator indicator) {
            observation(check, indicator, new Looked(question, region, here, halves))
                .ifPresent(observation -> checks.put(check.name(), observation));
          }
        });
    return checks;
  }

  /** What there is to look at in a region. */
  private record Looked(Question question, String region, List<Traffic> here, Halves halves) {
    Thresholds.Epoch epoch(Deed deed) {
      return new Thresholds.Epoch(
          question.place(), question.state().epoch(), region, deed.old(), question.since());
    }

    Optional<Double> share() {
      return question.state().ramp().flatMap(ramp -> Reaches.share(ramp, region));
    }
  }

  private Optional<Observation> observation(Check check, Indicator indicator, Looked looked) {
    return switch (check) {
      case Check.Ratio ratio -> counted(indicator, looked);
      case Check.Budget budget -> counted(indicator, looked);
      case Check.Paired paired ->
          named(indicator, "latency").map(unused -> new Counted(looked.halves().pairs()));
      case Check.Mismatch mismatch ->
          comparison(indicator).map(path -> compared(looked.here(), path));
      case Check.Guard guard -> levels(indicator, looked).map(Observer::levelled);
      case Check.Invariant told -> Optional.empty();
      case Check.Outside told -> Optional.empty();
    };
  }

  private static Optional<Indicator> named(Indicator indicator, String name) {
    return Optional.of(indicator).filter(each -> each.name().equals(name));
  }

  private static Optional<List<Double>> levels(Indicator indicator, Looked looked) {
    Halves halves = looked.halves();
    return switch (indicator.name()) {
      case "owed-writes" -> Optional.of(halves.owed());
      case "hot-key-share" -> Optional.of(halves.levels(Levels::hotKeyShare));
      case "cardinality" -> {
        Optional<Double> share = looked.share();
        yield Optional.of(halves.levels(half -> Levels.cardinality(half, share)));
      }
      case "document-size" -> Optional.of(halves.levels(Levels::documentSize));
      case "document-growth" -> Optional.of(halves.levels(Levels::documentGrowth));
      default -> Optional.empty();
    };
  }

  /** Who has told nothing so far is waited for. */
  private static Observation levelled(List<Double> levels) {
    return levels.isEmpty() ? new Answered(Outcome.INCONCLUSIVE) : new Levelled(levels);
  }

  private Optional<Observation> counted(Indicator indicator, Looked looked) {
    return switch (indicator.name()) {
      case "errors" -> Optional.of(new Counted(looked.halves().bad(Deed.READS, Tally::bad)));
      case "write-errors" -> Optional.of(new Counted(looked.halves().bad(Deed.WRITES, Tally::bad)));
      case "latency" -> slow(Deed.READS, indicator, looked);
      case "write-latency" -> slow(Deed.WRITES, indicator, looked);
      default -> Optional.empty();
    };
  }

  private Optional<Observation> slow(Deed deed, Indicator indicator, Looked looked) {
    return indicator
        .threshold()
        .flatMap(threshold -> millis(threshold, deed, looked))
        .map(millis ->
            new Counted(looked.halves().bad(deed, tally -> tally.latencies().above(millis))));
  }

  private Optional<Double> millis(Threshold threshold, Deed deed, Looked looked) {
    return switch (threshold) {
      case Threshold.Time time -> Optional.of(time.time().toNanos() / 1e6);
      case Threshold.OldPath old -> thresholds.of(looked.epoch(deed), old.quantile());
    };
  }

  private static Optional<Path> comparison(Indicator indicator) {
    return switch (indicator.name()) {
      case "mismatches" -> Optional.of(Path.SHADOW);
      case "read-after-write" -> Optional.of(Path.READ_BACK);
      default -> Optional.empty();
    };
  }

  private static Observation compared(List<Traffic> here, Path path) {
    long comparisons = 0;
    long mismatches = 0;
    for (Traffic each : here) {
      if (each.slice().path() == path) {
        comparisons += each.tally().operations();
        mismatches += each.tally().bad();
      }
    }
    return new Compared(comparisons, mismatches);
  }
}
