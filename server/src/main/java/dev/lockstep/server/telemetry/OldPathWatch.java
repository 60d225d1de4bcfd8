package dev.lockstep.server.telemetry;

import dev.lockstep.rollout.gate.Comeback;
import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import dev.lockstep.server.evidence.OldPath;
import dev.lockstep.server.telemetry.Traffic.Deed;
import dev.lockstep.server.telemetry.Traffic.Path;
import dev.lockstep.server.telemetry.Traffic.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * Compares errors and slow operations of the old path, in all regions together, with the half hour
 * before anything was read from the new shape. Slow is what took longer than 99 of 100 did then.
 * Threads share it.
 */
@Component
class OldPathWatch implements OldPath {
  private static final Duration BASELINE = Duration.ofMinutes(30);
  private static final double SLOW = 0.99;
  private static final int KNOWN_MAX = 1000;

  private final TrafficTable table;
  private final Map<Rollback, Baseline> known = new ConcurrentHashMap<>();

  OldPathWatch(TrafficTable table) {
    this.table = table;
  }

  /**
   * What the old path did before.
   *
   * @param slowMillis from what on an operation was slow; empty where that was not measured
   */
  private record Baseline(Arm errors, Arm slow, Optional<Double> slowMillis) {}

  @Override
  public Comeback after(Rollback rollback, Instant now) {
    if (known.size() > KNOWN_MAX) {
      known.clear();
    }
    Optional<Baseline> baseline =
        Optional.ofNullable(known.get(rollback)).or(() -> before(rollback));
    baseline.ifPresent(found -> known.put(rollback, found));
    return baseline
        .map(found -> Comeback.of(figures(found, rollback, now), now))
        .orElse(Comeback.UNWATCHED);
  }

  /** What the old path did until the first read from the new shape; empty where nobody counted. */
  private Optional<Baseline> before(Rollback rollback) {
    Instant kept = rollback.returned().minus(TrafficTable.KEPT);
    Instant from = rollback.begun().minus(BASELINE);
    List<Traffic> all =
        table.in(
            new TrafficTable.Span(
                rollback.place(), from.isAfter(kept) ? from : kept, rollback.returned()));
    return all.stream()
        .filter(each -> each.slice().path() == Path.NEW && each.tally().operations() > 0)
        .map(each -> each.slice().begins())
        .filter(begins -> !begins.isBefore(rollback.begun()))
        .min(Instant::compareTo)
        .map(moved -> all.stream().filter(each -> isJustBefore(each, moved)).toList())
        .filter(old -> !old.isEmpty())
        .map(OldPathWatch::baseline);
  }

  private static boolean isJustBefore(Traffic each, Instant moved) {
    return each.slice().path() == Path.OLD
        && each.tally().operations() > 0
        && !each.slice().ends().isAfter(moved)
        && !each.slice().begins().isBefore(moved.minus(BASELINE));
  }

  private static Baseline baseline(List<Traffic> old) {
    Optional<Double> slowMillis =
        Latencies.sum(old.stream().map(each -> each.tally().latencies()).toList()).quantile(SLOW);
    return new Baseline(
        sum(old, Tally::bad),
        sum(old, tally -> slowMillis.map(tally.latencies()::above).orElse(0L)),
        slowMillis);
  }

  private static Arm sum(List<Traffic> traffic, ToLongFunction<Tally> bad) {
    return traffic.stream()
        .map(each -> new Arm(each.tally().operations(), bad.applyAsLong(each.tally())))
        .reduce(Arm.NONE, Arm::plus);
  }

  private List<Series> figures(Baseline baseline, Rollback rollback, Instant now) {
    List<Traffic> traffic =
        table.in(new TrafficTable.Span(rollback.place(), rollback.returned(), now));
    Halves windows = new Halves(traffic, rollback.window(), now);
    List<Series> figures = new ArrayList<>();
    figures.add(
        compared(windows.bad(Deed.READS, Tally::bad), baseline.errors(), rollback.returned()));
    baseline
        .slowMillis()
        .ifPresent(millis ->
            figures.add(
                compared(
                    windows.bad(Deed.READS, tally -> tally.latencies().above(millis)),
                    baseline.slow(),
                    rollback.returned())));
    return figures;
  }

  private static Series compared(Series counted, Arm before, Instant since) {
    return new Series(
        counted.from(since).windows().stream()
            .map(window -> new Window(window.start(), window.length(), window.oldPath(), before))
            .toList());
  }
}
