package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.ShadowTally;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.telemetry.Traffic.Path;
import dev.lockstep.server.telemetry.Traffic.Slice;
import dev.lockstep.server.telemetry.Traffic.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One window of one instance that was taken.
 *
 * @param lease that of the instance: it says where the instance runs, and for which service
 */
record Reported(String environment, Lease lease, OfCollection window) {
  /** All servers write in this order, so that none waits for another that waits for it. */
  static final Comparator<Reported> ORDER =
      Comparator.comparing(Reported::environment)
          .thenComparing(each -> each.window().collection())
          .thenComparing(each -> each.lease().instance())
          .thenComparing(each -> each.window().from())
          .thenComparingLong(each -> each.window().epoch());

  Instant ends() {
    return window.from().plusSeconds(window.seconds());
  }

  /** How much memory it takes, in pieces of about the same size. */
  int weight() {
    return 8 + window.paths().stream().mapToInt(path -> path.latency().bins().size()).sum();
  }

  /** What it adds; both paths are told of, also those that were not taken. */
  List<Traffic> traffic() {
    List<Traffic> traffic = new ArrayList<>();
    Tally nothing = new Tally(0, 0, 0, 0, 0, Latencies.NONE);
    traffic.add(new Traffic(slice(Path.OLD), nothing));
    traffic.add(new Traffic(slice(Path.NEW), nothing));
    for (OfPath path : window.paths()) {
      Path taken =
          switch (path.path()) {
            case OLD -> Path.OLD;
            case NEW -> Path.NEW;
          };
      Latencies latencies = Latencies.of(path.latency());
      traffic.add(
          new Traffic(
              slice(taken), new Tally(path.operations(), path.errors(), 0, 0, 0, latencies)));
    }
    ShadowTally shadow = window.shadow().tally();
    traffic.add(
        new Traffic(
            slice(Path.SHADOW),
            new Tally(
                shadow.compared(),
                shadow.mismatched(),
                shadow.onlyNewSlow(),
                shadow.onlyOldSlow(),
                window.owedWrites(),
                Latencies.NONE)));
    return traffic;
  }

  private Slice slice(Path path) {
    return new Slice(
        environment,
        window.collection(),
        window.epoch(),
        window.from(),
        ends(),
        path,
        lease.service(),
        lease.region());
  }
}
