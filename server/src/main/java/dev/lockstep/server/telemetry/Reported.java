package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.ShadowTally;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.telemetry.Traffic.Deed;
import dev.lockstep.server.telemetry.Traffic.Path;
import dev.lockstep.server.telemetry.Traffic.Slice;
import dev.lockstep.server.telemetry.Traffic.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

  /** A kilobyte of registers, and the most frequent keys. */
  private static final int KEYS_WEIGHT = 40;

  Instant ends() {
    return window.from().plusSeconds(window.seconds());
  }

  /** How much memory it takes, in pieces of about the same size. */
  int weight() {
    return 8
        + Stream.concat(window.paths().stream(), window.writes().stream())
            .mapToInt(Reported::weight)
            .sum();
  }

  private static int weight(OfPath path) {
    return path.latency().bins().size()
        + path.sizes().map(sizes -> sizes.bins().size()).orElse(0)
        + path.keys().map(keys -> KEYS_WEIGHT).orElse(0);
  }

  /** What it adds; both paths are told of, also those that were not taken. */
  List<Traffic> traffic() {
    List<Traffic> traffic = new ArrayList<>();
    Tally nothing = new Tally(0, 0, 0, 0, 0, Latencies.NONE);
    traffic.add(new Traffic(slice(Path.OLD), nothing));
    traffic.add(new Traffic(slice(Path.NEW), nothing));
    window.paths().forEach(path -> traffic.add(traffic(path, Deed.READS)));
    window.writes().forEach(path -> traffic.add(traffic(path, Deed.WRITES)));
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
    window
        .readBack()
        .map(found -> new Tally(found.compared(), found.mismatched(), 0, 0, 0, Latencies.NONE))
        .ifPresent(tally -> traffic.add(new Traffic(slice(Path.READ_BACK), tally)));
    return traffic;
  }

  private Traffic traffic(OfPath path, Deed deed) {
    Path taken =
        switch (path.path()) {
          case OLD -> deed.old();
          case NEW -> deed.fresh();
        };
    Tally tally =
        new Tally(
            path.operations(),
            path.errors(),
            0,
            0,
            0,
            Latencies.of(path.latency()),
            path.keys().map(KeyTraffic::of).orElse(KeyTraffic.NONE),
            path.sizes().map(Latencies::of).orElse(Latencies.NONE));
    return new Traffic(slice(taken), tally);
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
