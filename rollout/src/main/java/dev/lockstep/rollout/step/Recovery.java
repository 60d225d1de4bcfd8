package dev.lockstep.rollout.step;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a soft rollback leaves behind: half an hour of cool-down at first, two hours the second time
 * at the same stage, and after that a person.
 *
 * @param index where the ramp is taken up again
 * @param trips how often this stage has tripped
 * @param until the end of the cool-down; none where a person must decide
 */
public record Recovery(int index, int trips, Optional<Instant> until) {
  private static final Duration FIRST = Duration.ofMinutes(30);
  private static final Duration SECOND = Duration.ofHours(2);

  static Recovery after(int trips, int index, Instant now) {
    return new Recovery(
        index,
        trips,
        switch (trips) {
          case 1 -> Optional.of(now.plus(FIRST));
          case 2 -> Optional.of(now.plus(SECOND));
          default -> Optional.empty();
        });
  }

  /** The same, with leave to go on. */
  Recovery resumed(Instant now) {
    return new Recovery(index, trips, Optional.of(now));
  }
}
