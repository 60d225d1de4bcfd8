package dev.lockstep.model.contract;

import dev.lockstep.model.path.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * When the store removes a document by itself.
 *
 * @param path the time it counts from; empty where that is the last write
 * @param after how long after that time; empty where the path holds the end itself
 */
public record Ttl(Optional<Path> path, Optional<Duration> after) {
  public Ttl {
    if (path.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("A time to live has a path or a length");
    }
  }
}
