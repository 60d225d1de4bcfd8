package dev.lockstep.store;

import java.time.Duration;
import java.util.Optional;

/**
 * How a store is doing.
 *
 * @param lag how far the slowest replica that matters is behind, where known
 * @param cacheUsed the part of the cache that is used, 0 to 1, where known
 * @param connectionsUsed the part of the connections that is used, 0 to 1, where known
 * @param ping how long an answer took
 */
public record Health(
    Optional<Duration> lag,
    Optional<Double> cacheUsed,
    Optional<Double> connectionsUsed,
    Duration ping) {}
