package dev.lockstep.model.usage;

import java.util.Map;
import java.util.Optional;

/** Which surprises a service says it takes, and which it says it does not; of others nothing. */
public record Tolerance(Map<Surprise, Boolean> declared) {
  /** Nothing declared. */
  public static final Tolerance NONE = new Tolerance(Map.of());

  public Tolerance {
    declared = Map.copyOf(declared);
  }

  /** Whether the service takes it; empty where it does not say. */
  public Optional<Boolean> of(Surprise surprise) {
    return Optional.ofNullable(declared.get(surprise));
  }
}
