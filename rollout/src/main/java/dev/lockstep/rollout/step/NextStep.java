package dev.lockstep.rollout.step;

import dev.lockstep.rollout.plan.Action;
import java.util.Set;

/** What a rollout does next. Those with an epoch begin it. */
public sealed interface NextStep {
  /** Nothing. */
  record Stay(Hold hold) implements NextStep {}

  /** Go forward by one planned stage, or finish the way back. */
  record Advance(Standing to, long epoch) implements NextStep {}

  /** Take up a ramp again after a cool-down, below where it tripped; all regions take part. */
  record ReEnter(Standing to, long epoch) implements NextStep {}

  /** Go no further until somebody resumes. */
  record Freeze(String cause) implements NextStep {}

  /** Note that the figures of the old path have returned after a rollback. */
  record Recovered() implements NextStep {}

  /** Note that they have not, and call a person. */
  record NotHelped(String cause) implements NextStep {}

  /** Go on after a freeze, or before a cool-down ends. */
  record Resume() implements NextStep {}

  /** Let the reads of these regions return to the old shape while the others stay. */
  record HoldRegions(Set<String> regions, long epoch, String cause) implements NextStep {
    public HoldRegions {
      regions = Set.copyOf(regions);
    }
  }

  /** On the way back, after all reads have returned: write the new shape no more. */
  record Clean(long epoch) implements NextStep {}

  /** Go back, in all regions. */
  record RollBack(Action action, Standing to, long epoch, String cause) implements NextStep {}
}
