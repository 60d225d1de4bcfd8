package dev.lockstep.rollout.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was counted of past traffic.
 *
 * @param from when it begins
 * @param until when it ends
 * @param step the length of its windows
 * @param counted the windows by the name of the check; nobody knows what was where one is missing
 */
public record History(Instant from, Instant until, Duration step, Map<String, Series> counted) {
  /** How many windows a history may span. */
  public static final int WINDOWS_MAX = 100_000;

  public History {
    counted = Collections.unmodifiableMap(new LinkedHashMap<>(counted));
    if (!from.isBefore(until) || Duration.between(from, until).dividedBy(step) > WINDOWS_MAX) {
      throw new IllegalArgumentException(
          "Cannot look back from %s to %s in windows of %s".formatted(until, from, step));
    }
  }

  /** Whether windows of this length can be put together from those of this history. */
  public boolean fits(Duration length) {
    return length.toMillis() % step.toMillis() == 0;
  }
}
