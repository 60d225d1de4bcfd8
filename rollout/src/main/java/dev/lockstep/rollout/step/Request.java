package dev.lockstep.rollout.step;

import dev.lockstep.rollout.plan.Action;
import java.util.Set;

/** What a person may ask of a rollout at any time. */
public sealed interface Request {
  /** Go no further. */
  record FreezeRequest(String why) implements Request {}

  /** Go on after a freeze, a cool-down or too many trips. */
  record ResumeRequest() implements Request {}

  /**
   * Go back in all regions.
   *
   * @param persons who asks; a hard rollback needs two
   */
  record RollBackRequest(Action action, Set<String> persons, String why) implements Request {
    public RollBackRequest {
      persons = Set.copyOf(persons);
    }
  }
}
