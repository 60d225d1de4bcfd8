package dev.lockstep.server.telemetry;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.telemetry.Traffic.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Past traffic to be drawn: what each path did in each region, over time. Threads share it. */
@Component
public final class Lines {
  /** As often as instances report; no line has shorter windows. */
  private static final Duration STEP_MIN = Duration.ofSeconds(10);

  /** How many points a line has at most. */
  private static final int POINTS_MAX = 240;

  private final Database database;
  private final TrafficTable table;

  Lines(Database database, TrafficTable table) {
    this.database = database;
    this.table = table;
  }

  /**
   * What one path did in one region.
   *
   * @param path what answered, was written to or was compared, such as {@code new}
   * @param points the newest last; where there is none, nothing was reported
   */
  public record Line(String region, String path, List<Point> points) {}

  /**
   * What all services together did in some time.
   *
   * @param operations of what was compared: the comparisons
   * @param bad the errors; of what was compared, the mismatches
   * @param onlyNewSlow of what was compared, what was slow in the new shape alone
   * @param onlyOldSlow and in the old one alone
   * @param p50Millis how long half of them took at most; absent where it was not measured
   */
  public record Point(
      Instant begins,
      long epoch,
      long operations,
      long bad,
      long onlyNewSlow,
      long onlyOldSlow,
      Optional<Double> p50Millis,
      Optional<Double> p99Millis) {}

  /**
   * From what on an operation of a path is slow in an epoch.
   *
   * @param quantile of the old path in the hour before the epoch began
   */
  public record Slow(String region, String path, double quantile, double millis) {}

  /** How long the windows are that make lines of a bounded length of this time. */
  public static Duration step(Instant from, Instant until) {
    long steps = Duration.between(from, until).dividedBy(STEP_MIN.multipliedBy(POINTS_MAX));
    return STEP_MIN.multipliedBy(Math.max(1, steps + 1));
  }

  /** The lines between two moments, in windows of this length. */
  public List<Line> between(Place place, Instant from, Instant until) {
    Duration step = step(from, until);
    Map<List<String>, List<Traffic>> byPath =
        table.in(new TrafficTable.Span(place, from, until)).stream()
            .collect(
                Collectors.groupingBy(
                    each -> List.of(each.slice().region(), each.slice().path().word())));
    return byPath.entrySet().stream()
        .map(each ->
            new Line(
                each.getKey().getFirst(), each.getKey().getLast(), points(each.getValue(), step)))
        .sorted(Comparator.comparing(Line::region).thenComparing(Line::path))
        .toList();
  }

  private static List<Point> points(List<Traffic> traffic, Duration step) {
    Map<Long, List<Traffic>> windows =
        traffic.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.slice().begins().toEpochMilli() / step.toMillis(),
                    TreeMap::new,
                    Collectors.toList()));
    return windows.entrySet().stream()
        .map(each -> point(Instant.ofEpochMilli(each.getKey() * step.toMillis()), each.getValue()))
        .toList();
  }

  private static Point point(Instant begins, List<Traffic> traffic) {
    Tally tally = Tally.sum(traffic.stream().map(Traffic::tally).toList());
    return new Point(
        begins,
        traffic.stream().mapToLong(each -> each.slice().epoch()).max().orElse(0),
        tally.operations(),
        tally.bad(),
        tally.onlyNewSlow(),
        tally.onlyOldSlow(),
        tally.latencies().quantile(0.5),
        tally.latencies().quantile(0.99));
  }

  /** What was fixed of an epoch. */
  public List<Slow> slow(Place place, long epoch) {
    return database
        .sql()
        .sql(
            "SELECT region, path, quantile, millis FROM threshold WHERE environment = ?"
                + " AND collection = ? AND epoch = ? ORDER BY region, path, quantile")
        .params(place.environment(), place.collection(), epoch)
        .query((row, number) ->
            new Slow(
                row.getString(1),
                Traffic.Path.valueOf(row.getString(2)).word(),
                row.getDouble(3),
                row.getDouble(4)))
        .list();
  }
}
