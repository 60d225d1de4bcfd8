package dev.lockstep.engine.throttle;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Every knob of the throttle. As text, each is {@code key=value}; see {@link #parse}.
 *
 * @param rate the most documents a second, infinite where there is no limit
 * @param nice how long to rest after a batch, as a multiple of what it took
 * @param soft limits of the store's health beyond which work waits
 * @param critical limits beyond which work ends, after a second look
 */
public record ThrottleSettings(
    double rate,
    BatchSizes batches,
    double nice,
    HealthLimits soft,
    HealthLimits critical,
    Probes probes) {

  /** The settings where nothing else is said. */
  public static final ThrottleSettings DEFAULTS =
      new ThrottleSettings(
          Double.POSITIVE_INFINITY,
          new BatchSizes(10, 1000, Duration.ofMillis(50), Duration.ofSeconds(2)),
          0,
          new HealthLimits(Duration.ofSeconds(10), 0.9, 0.8, 0.8, 20),
          new HealthLimits(Duration.ofMinutes(2), 0.99, 0.98, 0.99, 1000),
          new Probes(
              Duration.ofSeconds(1), Optional.empty(), Duration.ofSeconds(2), Optional.empty()));

  public ThrottleSettings {
    require(rate > 0, "a rate is above 0");
    require(nice >= 0 && nice <= 100, "nice is from 0 to 100");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /**
   * How many documents a batch has.
   *
   * @param quick a batch that took no longer is never made smaller
   * @param slow a batch that took longer is always made smaller
   */
  public record BatchSizes(int min, int max, Duration quick, Duration slow) {
    public BatchSizes {
      require(min >= 1 && max >= 1 && max <= 100_000, "a batch has 1 to 100000 documents");
      require(quick.isPositive() && slow.isPositive(), "a duration is above 0");
    }

    int clamp(int size) {
      return Math.min(Math.max(size, Math.min(min, max)), max);
    }
  }

  /**
   * Limits of a store's health.
   *
   * @param cache the share of the cache that may be used
   * @param connections the share of the connections that may be used
   * @param queued the share of the work given to a server that may wait there
   * @param ping what a ping may take, as a multiple of the usual
   */
  public record HealthLimits(
      Duration lag, double cache, double connections, double queued, double ping) {
    public HealthLimits {
      require(!lag.isNegative(), "a duration is not negative");
      require(isShare(cache) && isShare(connections) && isShare(queued), "a share is up to 1");
      require(ping > 1, "the limit of a ping is above 1x");
    }

    private static boolean isShare(double part) {
      return part > 0 && part <= 1;
    }
  }

  /**
   * What else is asked.
   *
   * @param every how often the signals are looked at
   * @param url an address that answers 2xx while work may go on
   * @param query a count that must stay within its limit
   */
  public record Probes(
      Duration every, Optional<URI> url, Duration urlTimeout, Optional<CountLimit> query) {
    public Probes {
      require(every.isPositive() && urlTimeout.isPositive(), "a duration is above 0");
    }
  }

  /**
   * The defaults but for what the text says, such as {@code rate=500/s,batch=200,max-lag=5s}.
   *
   * @throws dev.lockstep.model.problem.Problem with code {@code USAGE} naming everything wrong in
   *     it
   */
  public static ThrottleSettings parse(String text) {
    return DEFAULTS.with(text);
  }

  /**
   * These settings but for what the text says.
   *
   * @throws dev.lockstep.model.problem.Problem with code {@code USAGE} naming everything wrong in
   *     it
   */
  public ThrottleSettings with(String text) {
    return ThrottleText.apply(this, text);
  }

  /**
   * Every knob as {@code key=value}, in a fixed order, without what may be secret in an address.
   */
  public String text() {
    return ThrottleText.write(this);
  }

  ThrottleSettings withRate(double changed) {
    return new ThrottleSettings(changed, batches, nice, soft, critical, probes);
  }

  ThrottleSettings withBatches(BatchSizes changed) {
    return new ThrottleSettings(rate, changed, nice, soft, critical, probes);
  }

  ThrottleSettings withNice(double changed) {
    return new ThrottleSettings(rate, batches, changed, soft, critical, probes);
  }

  ThrottleSettings withSoft(HealthLimits changed) {
    return new ThrottleSettings(rate, batches, nice, changed, critical, probes);
  }

  ThrottleSettings withCritical(HealthLimits changed) {
    return new ThrottleSettings(rate, batches, nice, soft, changed, probes);
  }

  ThrottleSettings withProbes(Probes changed) {
    return new ThrottleSettings(rate, batches, nice, soft, critical, changed);
  }
}
