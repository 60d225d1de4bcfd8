package dev.lockstep.server.telemetry;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.telemetry.Traffic.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * From what on an operation is slow: the quantile of the old path in the hour before the epoch
 * began. It is fixed when it is first asked for and never moves with the data it judges. Threads
 * share it.
 */
@Component
class Thresholds {
  private static final Duration BASELINE = Duration.ofHours(1);

  private final Database database;
  private final TrafficTable table;

  Thresholds(Database database, TrafficTable table) {
    this.database = database;
    this.table = table;
  }

  /**
   * An epoch in a region.
   *
   * @param path by which operations are held against the threshold
   * @param since when it began
   */
  record Epoch(Place place, long number, String region, Path path, Instant since) {}

  /** The threshold in milliseconds; empty where the old path did nothing in that hour. */
  Optional<Double> of(Epoch epoch, double quantile) {
    Optional<Double> fixed = fixed(epoch, quantile);
    return fixed.isPresent()
        ? fixed
        : before(epoch).quantile(quantile).flatMap(millis -> fix(epoch, quantile, millis));
  }

  private Optional<Double> fixed(Epoch epoch, double quantile) {
    return database
        .sql()
        .sql(
            "SELECT millis FROM threshold WHERE environment = ? AND collection = ?"
                + " AND epoch = ? AND region = ? AND path = ? AND quantile = ?")
        .params(
            epoch.place().environment(),
            epoch.place().collection(),
            epoch.number(),
            epoch.region(),
            epoch.path().name(),
            quantile)
        .query(Double.class)
        .optional();
  }

  private Latencies before(Epoch epoch) {
    TrafficTable.Span span =
        new TrafficTable.Span(epoch.place(), epoch.since().minus(BASELINE), epoch.since());
    return Latencies.sum(
        table.in(span).stream()
            .filter(each -> each.slice().path() == epoch.path())
            .filter(each -> each.slice().region().equals(epoch.region()))
            .map(each -> each.tally().latencies())
            .toList());
  }

  /** Of several servers, the first to fix it does so for all. */
  private Optional<Double> fix(Epoch epoch, double quantile, double millis) {
    return database.note(() -> {
      int fixed =
          database
              .sql()
              .sql("INSERT INTO threshold VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
              .params(
                  epoch.place().environment(),
                  epoch.place().collection(),
                  epoch.number(),
                  epoch.region(),
                  epoch.path().name(),
                  quantile,
                  millis)
              .update();
      assert fixed >= 0;
      return fixed(epoch, quantile);
    });
  }
}
