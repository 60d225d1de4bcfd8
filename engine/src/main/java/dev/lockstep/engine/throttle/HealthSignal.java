package dev.lockstep.engine.throttle;

import dev.lockstep.engine.throttle.ThrottleSettings.HealthLimits;
import dev.lockstep.store.Health;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The store's own health: lag, cache, connections, what waits, and its ping against what pings
 * usually take.
 *
 * <p>The usual ping follows pings within the soft limit quickly and those beyond it hardly, so that
 * a slow hour does not become usual. It is never taken to be less than {@link #PING_MIN}, below
 * which a multiple means nothing.
 */
final class HealthSignal implements Signal {
  private static final Duration PING_MIN = Duration.ofMillis(5);
  private static final int FOLLOWS = 16;
  private static final int HARDLY_FOLLOWS = 1024;

  private final Supplier<Health> health;
  private double usualPingNanos;

  HealthSignal(Supplier<Health> health) {
    this.health = health;
  }

  @Override
  public Reading read(ThrottleSettings settings) {
    Health now = health.get();
    double usual = Math.max(usualPingNanos, (double) PING_MIN.toNanos());
    Optional<String> critical = complaint(now, settings.critical(), usual, "critical-");
    Optional<String> soft = complaint(now, settings.soft(), usual, "max-");
    follow(now.ping(), soft.isPresent() ? HARDLY_FOLLOWS : FOLLOWS);
    return critical
        .<Reading>map(Reading.Critical::new)
        .or(() -> soft.map(Reading.Soft::new))
        .orElse(Reading.CLEAR);
  }

  private void follow(Duration ping, int slowness) {
    usualPingNanos =
        usualPingNanos == 0
            ? ping.toNanos()
            : usualPingNanos + (ping.toNanos() - usualPingNanos) / slowness;
  }

  private static Optional<String> complaint(
      Health now, HealthLimits limits, double usualPing, String prefix) {
    return Stream.of(
            now.lag()
                .filter(lag -> lag.compareTo(limits.lag()) > 0)
                .map(lag -> behind(lag, limits.lag(), prefix)),
            now.cacheUsed()
                .filter(used -> used > limits.cache())
                .map(used -> used("cache", used, limits.cache(), prefix)),
            now.connectionsUsed()
                .filter(used -> used > limits.connections())
                .map(used -> used("connections", used, limits.connections(), prefix)),
            now.queued()
                .filter(queued -> queued > limits.queued())
                .map(queued -> waiting(queued, limits.queued(), prefix)),
            Optional.of(now.ping())
                .filter(ping -> ping.toNanos() > usualPing * limits.ping())
                .map(ping -> slow(ping, usualPing, limits.ping(), prefix)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String behind(Duration lag, Duration limit, String prefix) {
    return "The slowest replica is %s behind, above the limit of %s (%slag)"
        .formatted(Units.duration(lag), Units.duration(limit), prefix);
  }

  private static String used(String what, double used, double limit, String prefix) {
    return "The store's %s are %s used, above the limit of %s (%s%s)"
        .formatted(what, Units.percent(used), Units.percent(limit), prefix, what)
        .replace("cache are", "cache is");
  }

  private static String waiting(double queued, double limit, String prefix) {
    return ("Of the work given to the store's busiest server %s waits, above the limit of %s"
            + " (%squeued)")
        .formatted(Units.percent(queued), Units.percent(limit), prefix);
  }

  private static String slow(Duration ping, double usual, double limit, String prefix) {
    return "The store answers a ping in %s, more than %s the usual %s (%sping)"
        .formatted(
            Units.duration(ping),
            Units.times(limit),
            Units.duration(Duration.ofNanos((long) usual)),
            prefix);
  }
}
