package dev.lockstep.rollout.step;

import dev.lockstep.rollout.gate.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the way back at a moment, before a step forward is made: nothing but what
 * somebody observed.
 *
 * @param owedWrites second writes that wait for their repair, of all instances together
 * @param overflowed instances that owe more than is known one by one
 */
public record WayBackProof(Runner runner, long owedWrites, Set<String> overflowed) {
  /** How old the word of a runner may be. */
  static final Duration WORD_AGE_MAX = Duration.ofHours(24);

  /** More owed writes would keep reads of the old shape wrong for longer than a repair takes. */
  static final long OWED_MAX = 100;

  /** Nothing speaks against the way back, and no runner is asked. */
  public static final WayBackProof NOTHING_ASKED =
      new WayBackProof(new Runner.NotAsked(), 0, Set.of());

  public WayBackProof {
    overflowed = Set.copyOf(overflowed);
  }

  /** What the runner, which would clean up, is known to say. */
  public sealed interface Runner {
    /** The plan asks nothing of a runner. */
    record NotAsked() implements Runner {}

    /**
     * It is asked.
     *
     * @param heard when one last answered anything of this rollout
     * @param forecast what it says of the way back in this epoch, if it was asked for it
     */
    record Asked(Optional<Instant> heard, Optional<Outcome> forecast) implements Runner {}
  }

  /** What the proof lacks. */
  public sealed interface Lack {
    /** No runner has answered for too long, or ever. */
    record RunnerSilent(Optional<Instant> since) implements Lack {}

    /** The runner says that the way back is not open. */
    record RunnerObjects() implements Lack {}

    /** Instances owe more second writes than are borne. */
    record WritesOwed(long owed, long max) implements Lack {}

    /** These owe nobody knows how many. */
    record OwedUnknown(Set<String> instances) implements Lack {
      public OwedUnknown {
        instances = Set.copyOf(instances);
      }
    }
  }

  /** What it lacks at this moment; nothing where the way back is known to be open. */
  public List<Lack> lacks(Instant now) {
    List<Lack> lacks = new ArrayList<>();
    if (runner instanceof Runner.Asked asked) {
      Instant oldest = now.minus(WORD_AGE_MAX);
      if (asked.heard().filter(heard -> !heard.isBefore(oldest)).isEmpty()) {
        lacks.add(new Lack.RunnerSilent(asked.heard()));
      }
      if (asked.forecast().filter(word -> word != Outcome.PASS).isPresent()) {
        lacks.add(new Lack.RunnerObjects());
      }
    }
    if (owedWrites > OWED_MAX) {
      lacks.add(new Lack.WritesOwed(owedWrites, OWED_MAX));
    }
    if (!overflowed.isEmpty()) {
      lacks.add(new Lack.OwedUnknown(overflowed));
    }
    return lacks;
  }
}
