package dev.lockstep.store;

import java.time.Duration;
import java.util.Optional;

/**
 * How a store is doing.
 *
 * @param lag how far the slowest replica that matters is behind, where known
 * @param cacheUsed the part of the cache that is used, 0 to 1, where known
 * @param connectionsUsed the part of the connections that is used, 0 to 1, where known
 * @param queued the part of the work given to the busiest server that waits there, 0 to 1, where
 *     known: a half where as much waits as is worked on at once
 * @param ping how long an answer took
 */
public record Health(
    Optional<Duration> lag,
    Optional<Double> cacheUsed,
    Optional<Double> connectionsUsed,
    Optional<Double> queued,
    Duration ping) {
  /** The health of a store that does not tell what waits. */
  public Health(
      Optional<Duration> lag,
      Optional<Double> cacheUsed,
      Optional<Double> connectionsUsed,
      Duration ping) {
    this(lag, cacheUsed, connectionsUsed, Optional.empty(), ping);
  }

  /** Whether more is known than that the store answers. */
  public boolean isTold() {
    return lag.isPresent()
        || cacheUsed.isPresent()
        || connectionsUsed.isPresent()
        || queued.isPresent();
  }
}
