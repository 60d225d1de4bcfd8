package dev.lockstep.server.telemetry;

import dev.lockstep.rollout.window.Arm;
import dev.lockstep.rollout.window.Series;
import dev.lockstep.rollout.window.Window;
import dev.lockstep.server.telemetry.Traffic.Deed;
import dev.lockstep.server.telemetry.Traffic.Path;
import dev.lockstep.server.telemetry.Traffic.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Folds windows of reports into those of a gate, which are half as long as the gate's own. Windows
 * that lie across the border of two halves fit neither and are left out.
 */
final class Halves {
  private final Duration half;
  private final SortedMap<Instant, List<Traffic>> traffic = new TreeMap<>();

  /** Of this traffic, the halves that are over. */
  Halves(List<Traffic> all, Duration half, Instant now) {
    this.half = half;
    for (Traffic each : all) {
      Instant start = start(each.slice().begins());
      Instant end = start.plus(half);
      boolean isWithin = !each.slice().ends().isAfter(end);
      if (isWithin && !end.plus(arrival(each)).isAfter(now)) {
        traffic.computeIfAbsent(start, unused -> new ArrayList<>()).add(each);
      }
    }
  }

  private Instant start(Instant moment) {
    long millis = moment.toEpochMilli();
    return Instant.ofEpochMilli(millis - Math.floorMod(millis, half.toMillis()));
  }

  /** How long after its end a window is waited for: half its length, as reports come at once. */
  private static Duration arrival(Traffic each) {
    return Duration.between(each.slice().begins(), each.slice().ends()).dividedBy(2);
  }

  /** Bad operations of both paths, as counted. */
  Series bad(Deed deed, ToLongFunction<Tally> bad) {
    return series(deed, (path, all) -> arm(of(all, path), Tally::operations, bad));
  }

  /** A level of each half, where there is one. */
  List<Double> levels(Function<List<Traffic>, Optional<Double>> level) {
    return traffic.values().stream().map(level).flatMap(Optional::stream).toList();
  }

  /** The same pairs in both arms: slow on this path and not on the other. */
  Series pairs() {
    return series(
        Deed.READS,
        (path, all) ->
            arm(
                of(all, Path.SHADOW),
                Tally::operations,
                path == Path.NEW ? Tally::onlyNewSlow : Tally::onlyOldSlow));
  }

  /** How many second writes were owed at the end of each half, of all instances together. */
  List<Double> owed() {
    return traffic.values().stream().map(Halves::owedAtEnd).toList();
  }

  private static double owedAtEnd(List<Traffic> all) {
    Instant last = all.stream().map(each -> each.slice().begins()).max(Instant::compareTo).get();
    return of(all, Path.SHADOW).stream()
        .filter(each -> each.slice().begins().equals(last))
        .mapToLong(each -> each.tally().owed())
        .sum();
  }

  private Series series(Deed deed, BiFunction<Path, List<Traffic>, Arm> arm) {
    List<Window> windows = new ArrayList<>();
    for (Map.Entry<Instant, List<Traffic>> each : traffic.entrySet()) {
      Arm fresh = arm.apply(deed.fresh(), each.getValue());
      Arm old = arm.apply(deed.old(), each.getValue());
      windows.add(new Window(each.getKey(), half, fresh, old));
    }
    return new Series(windows);
  }

  private static List<Traffic> of(List<Traffic> all, Path path) {
    return all.stream().filter(each -> each.slice().path() == path).toList();
  }

  private static Arm arm(
      List<Traffic> traffic, ToLongFunction<Tally> operations, ToLongFunction<Tally> bad) {
    return traffic.stream()
        .map(each -> new Arm(operations.applyAsLong(each.tally()), bad.applyAsLong(each.tally())))
        .reduce(Arm.NONE, Arm::plus);
  }
}
