package dev.lockstep.registry.rule.shape;

import dev.lockstep.registry.rule.Subject;
import java.util.Optional;

/**
 * What an engine holds in one document at most.
 *
 * @param levels how deep documents nest
 * @param bytes how large they are
 */
record Limit(int levels, long bytes) {
  /** From this share of the limit on, a document is near it. */
  private static final double NEAR = 0.8;

  /** The limit of the kind of store; a row of Cassandra has none that a document comes near. */
  static Optional<Limit> of(Subject subject) {
    return subject
        .engine()
        .flatMap(engine ->
            switch (engine) {
              case MONGODB -> Optional.of(new Limit(100, 16L * 1024 * 1024));
              case DYNAMODB -> Optional.of(new Limit(32, 400L * 1024));
              case REDIS -> Optional.of(new Limit(128, 512L * 1024 * 1024));
              case CASSANDRA -> Optional.empty();
            });
  }

  boolean isNear(long size) {
    return size >= NEAR * bytes;
  }
}
