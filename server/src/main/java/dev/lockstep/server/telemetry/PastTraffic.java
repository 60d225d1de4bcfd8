package dev.lockstep.server.telemetry;

import dev.lockstep.server.fleet.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What instances reported, window by window, as far back as it is kept. Threads share it. */
@Component
public final class PastTraffic {
  private final TrafficTable table;

  PastTraffic(TrafficTable table) {
    this.table = table;
  }

  /**
   * What the instances of a service did by one path in one window.
   *
   * @param path what answered, was written to or was compared, such as {@code new}
   * @param operations of what was compared: the comparisons
   * @param bad the errors; of what was compared, the mismatches
   * @param p50Millis how long half of them took at most; absent where it was not measured
   */
  public record Stretch(
      Instant begins,
      Instant ends,
      long epoch,
      String path,
      String service,
      String region,
      long operations,
      long bad,
      long owed,
      Optional<Double> p50Millis,
      Optional<Double> p99Millis) {}

  /** The windows between two moments, the newest of them where there are more than so many. */
  public List<Stretch> between(Place place, Instant from, Instant until, int max) {
    List<Stretch> all =
        table.in(new TrafficTable.Span(place, from, until)).stream()
            .map(PastTraffic::window)
            .toList();
    return all.subList(Math.max(0, all.size() - max), all.size());
  }

  private static Stretch window(Traffic traffic) {
    Traffic.Slice slice = traffic.slice();
    Traffic.Tally tally = traffic.tally();
    return new Stretch(
        slice.begins(),
        slice.ends(),
        slice.epoch(),
        slice.path().word(),
        slice.service(),
        slice.region(),
        tally.operations(),
        tally.bad(),
        tally.owed(),
        tally.latencies().quantile(0.5),
        tally.latencies().quantile(0.99));
  }
}
