package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.window.Series;
import java.util.List;

/** What a check is judged by. */
public sealed interface Observation {
  /**
   * Windows of half the gate's length, for {@link Check.Ratio}, {@link Check.Paired} and {@link
   * Check.Budget}; those before the stage began are left aside.
   */
  record Counted(Series series) implements Observation {}

  /** Comparisons since the stage began, for {@link Check.Mismatch}. */
  record Compared(long comparisons, long mismatches) implements Observation {
    public Compared {
      if (mismatches < 0 || mismatches > comparisons) {
        throw new IllegalArgumentException(
            "Cannot see %d mismatches in %d comparisons".formatted(mismatches, comparisons));
      }
    }
  }

  /** Breaches since the stage began that a second look confirmed, for {@link Check.Invariant}. */
  record Breached(long confirmed) implements Observation {
    public Breached {
      if (confirmed < 0) {
        throw new IllegalArgumentException("Cannot confirm %d breaches".formatted(confirmed));
      }
    }
  }

  /** A level per window, the newest last, for {@link Check.Guard}; as it came, NaN included. */
  record Levelled(List<Double> levels) implements Observation {
    public Levelled {
      levels = List.copyOf(levels);
    }
  }

  /** The answer of somebody else, for {@link Check.Outside}. */
  record Answered(Outcome outcome) implements Observation {}
}
