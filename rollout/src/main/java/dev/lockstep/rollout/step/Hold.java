package dev.lockstep.rollout.step;

import dev.lockstep.rollout.step.Acknowledgements.Acknowledgement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Why a rollout stays where it is. */
public sealed interface Hold {
  /** Nothing follows in the plan. */
  record Complete() implements Hold {}

  /** Somebody or something froze it. */
  record Frozen() implements Hold {}

  /** The gate sees nothing since then. */
  record Blind(Instant since) implements Hold {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Whether it has lasted so long that a person is to be called. */
    public boolean callsPerson(Instant now) {
      return !now.isBefore(since.plus(PATIENCE));
    }
  }

  /** It was rolled back softly and goes on after this moment at the earliest. */
  record CoolingDown(Instant until) implements Hold {}

  /** It was rolled back, and since then the figures of the old path have not returned yet. */
  record Recovering(Instant since) implements Hold {}

  /** It was rolled back, and that did not help; a person is to look for the cause. */
  record Unhelped(Instant since) implements Hold {}

  /** It was rolled back too often to go on by itself. */
  record PersonNeeded(int trips) implements Hold {}

  /** These have not acknowledged the epoch. */
  record Converging(List<Acknowledgement> missing) implements Hold {
    public Converging {
      missing = List.copyOf(missing);
    }
  }

  /** The gate has not passed yet. */
  record Unproven() implements Hold {}

  /** The gate has not passed for longer than the plan allows, and a person is to be called. */
  record Overdue(Instant since) implements Hold {}

  /** No change window is open. */
  record OutsideWindow() implements Hold {}

  /** It is not known that what follows could be taken back. */
  record WayBackUnproven(List<WayBackProof.Lack> lacks) implements Hold {
    public WayBackUnproven {
      lacks = List.copyOf(lacks);
    }
  }

  /** So many more persons must agree. */
  record Unapproved(int missing) implements Hold {}
}
