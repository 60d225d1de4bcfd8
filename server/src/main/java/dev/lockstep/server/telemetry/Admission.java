package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.ReadBack;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.server.fleet.Leases;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.telemetry.Crews.Crew;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Tells reports that may be true from those that cannot be. Threads share it. */
@Component
class Admission {
  /** How long a report may be on its way; older windows have been judged already. */
  static final Duration LATE_MAX = Duration.ofMinutes(2);

  /** By how much the clocks of services may be ahead. */
  private static final Duration SKEW_MAX = Duration.ofSeconds(5);

  private static final int SECONDS_MAX = 60;
  private static final long COUNT_MAX = 1_000_000_000;
  private static final Duration KNOWN = Duration.ofSeconds(1);

  private final Crews crews;
  private final Leases leases;
  private final InstantSource clock;
  private final Map<Place, Seen> seen = new ConcurrentHashMap<>();

  Admission(Crews crews, Leases leases, InstantSource clock) {
    this.crews = crews;
    this.leases = leases;
    this.clock = clock;
  }

  /** A crew as it was a moment ago. */
  private record Seen(Crew crew, Instant time) {}

  /**
   * Who sends a report.
   *
   * @param subject whom the token names
   */
  record Sender(String environment, String subject) {}

  /** The windows of a report, if all of them may be true. */
  List<Reported> admit(Sender sender, TelemetryReport report) {
    return report.collections().stream()
        .map(window -> {
          requirePlausible(window);
          Place place = new Place(sender.environment(), window.collection());
          Lease lease = lease(place, report, window);
          requireOwn(sender, place, lease);
          return new Reported(sender.environment(), lease, window);
        })
        .toList();
  }

  /** Nobody reports for an instance whose lease another has taken; older leases name nobody. */
  private void requireOwn(Sender sender, Place place, Lease lease) {
    if (!lease.subject().isEmpty() && !lease.subject().equals(sender.subject())) {
      throw leases.foreign(place, lease.instance(), sender.subject());
    }
  }

  private void requirePlausible(OfCollection window) {
    Instant now = clock.instant();
    Instant ends = window.from().plusSeconds(window.seconds());
    require(window.seconds() <= SECONDS_MAX, "a window is longer than a minute");
    require(!ends.isAfter(now.plus(SKEW_MAX)), "a window ends in the future");
    require(!ends.isBefore(now.minus(LATE_MAX)), "a window ended more than two minutes ago");
    require(window.shadow().tally().compared() <= COUNT_MAX, "a count is above 1,000,000,000");
    require(window.owedWrites() <= COUNT_MAX, "a count is above 1,000,000,000");
    long readBack = window.readBack().map(ReadBack::compared).orElse(0L);
    require(readBack <= COUNT_MAX, "a count is above 1,000,000,000");
    window.paths().forEach(Admission::requirePlausible);
    window.writes().forEach(Admission::requirePlausible);
  }

  private static void requirePlausible(OfPath path) {
    require(path.operations() <= COUNT_MAX, "a count is above 1,000,000,000");
    requireWithin(path.latency(), path.operations(), "more latencies than operations are counted");
    path.sizes()
        .ifPresent(sizes -> requireWithin(sizes, COUNT_MAX, "a count is above 1,000,000,000"));
    path.keys()
        .ifPresent(keys -> require(keys.requests() <= COUNT_MAX, "a count is above 1,000,000,000"));
  }

  private static void requireWithin(Sketch sketch, long max, String otherwise) {
    require(sketch.zero() <= max, otherwise);
    long left = max - sketch.zero();
    for (Bin bin : sketch.bins()) {
      require(bin.count() <= left, otherwise);
      left -= bin.count();
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw Refused.invalid("Cannot take the report: " + otherwise);
    }
  }

  private Lease lease(Place place, TelemetryReport report, OfCollection window) {
    Crew crew =
        crew(
            place,
            each ->
                each.members().containsKey(report.instance()) && window.epoch() <= each.epoch());
    if (window.epoch() > crew.epoch()) {
      throw Refused.conflict("Cannot take the report: its epoch has not begun");
    }
    return Optional.ofNullable(crew.members().get(report.instance()))
        .orElseThrow(Admission::leaseless);
  }

  private static Problem leaseless() {
    return new Problem(
        ProblemCode.LEASE_LOST,
        "Cannot take the report: the instance holds no lease on a collection that it reports of",
        "Nothing of the report is counted.",
        "Renew the lease, then report the next window.");
  }

  /** The crew of a moment ago if that will do, so that reports are not a query each. */
  private Crew crew(Place place, Predicate<Crew> will) {
    Instant now = clock.instant();
    Optional<Crew> known =
        Optional.ofNullable(seen.get(place))
            .filter(each -> each.time().plus(KNOWN).isAfter(now))
            .map(Seen::crew)
            .filter(will);
    if (known.isPresent()) {
      return known.get();
    }
    Crew crew = crews.crew(place);
    if (!crew.members().isEmpty()) {
      var unused = seen.put(place, new Seen(crew, now));
    }
    return crew;
  }
}
