package dev.lockstep.server.metrics;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.rollout.Rollout;
import dev.lockstep.server.rollout.Rollouts;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What is so at the moment, as the database says it. Threads share it. */
@Component
class Gauges {
  private static final int EPOCHS_MAX = 1000;

  private final Database database;
  private final Rollouts rollouts;
  private final InstantSource clock;

  Gauges(Database database, Rollouts rollouts, InstantSource clock) {
    this.database = database;
    this.rollouts = rollouts;
    this.clock = clock;
  }

  /** Rollouts that stand alike. */
  private record Alike(String environment, String stage, String verdict)
      implements Comparable<Alike> {
    @Override
    public int compareTo(Alike other) {
      return toString().compareTo(other.toString());
    }

    Labels labels() {
      return Labels.of("environment", environment, "stage", stage, "verdict", verdict);
    }
  }

  List<GaugeSnapshot> all() {
    List<Rollout> live = rollouts.live();
    return List.of(standing(live), epochs(live), leases(), waiting());
  }

  private GaugeSnapshot standing(List<Rollout> live) {
    Map<Alike, Integer> counts = new TreeMap<>();
    for (Rollout rollout : live) {
      String verdict = rollouts.verdict(rollout).name().toLowerCase(Locale.ROOT);
      Alike alike =
          new Alike(rollout.identity().place().environment(), rollout.stage().word(), verdict);
      int unused = counts.merge(alike, 1, Integer::sum);
    }
    GaugeSnapshot.Builder gauge =
        gauge("lockstep_rollouts", "Rollouts under way, by stage and by what their gates say.");
    counts.forEach((alike, count) -> point(gauge, alike.labels(), count));
    return gauge.build();
  }

  private static GaugeSnapshot epochs(List<Rollout> live) {
    GaugeSnapshot.Builder gauge =
        gauge("lockstep_rollout_epoch", "The epoch of each rollout under way.");
    live.stream()
        .limit(EPOCHS_MAX)
        .forEach(rollout ->
            point(
                gauge,
                Labels.of(
                    "environment", rollout.identity().place().environment(),
                    "collection", rollout.identity().place().collection()),
                rollout.state().epoch()));
    return gauge.build();
  }

  private GaugeSnapshot leases() {
    GaugeSnapshot.Builder gauge =
        gauge(
            "lockstep_leases",
            "Live leases, and those among them that have not acknowledged the newest epoch.");
    database
        .sql()
        .sql(
            "SELECT l.environment, count(*), sum(CASE WHEN l.epoch < p.epoch THEN 1 ELSE 0 END)"
                + " FROM lease l JOIN published p"
                + " ON p.environment = l.environment AND p.collection = l.collection"
                + " WHERE l.ends > ? GROUP BY l.environment ORDER BY l.environment")
        .param(clock.millis())
        .query(row -> {
          String environment = row.getString(1);
          point(gauge, Labels.of("environment", environment, "state", "live"), row.getLong(2));
          point(gauge, Labels.of("environment", environment, "state", "missing"), row.getLong(3));
        });
    return gauge.build();
  }

  private GaugeSnapshot waiting() {
    long waiting =
        database
            .sql()
            .sql("SELECT count(*) FROM alert WHERE state = 'waiting'")
            .query(Long.class)
            .single();
    GaugeSnapshot.Builder gauge =
        gauge("lockstep_alerts_waiting", "Alerts that have not arrived yet.");
    point(gauge, Labels.EMPTY, waiting);
    return gauge.build();
  }

  private static GaugeSnapshot.Builder gauge(String name, String help) {
    return GaugeSnapshot.builder().name(name).help(help);
  }

  private static void point(GaugeSnapshot.Builder gauge, Labels labels, double value) {
    GaugeSnapshot.Builder unused =
        gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
  }
}
