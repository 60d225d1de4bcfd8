package dev.lockstep.model.survey;

import java.util.Optional;

/**
 * An application that the store has seen.
 *
 * @param application the name that it gave when it connected
 * @param collection where it was seen, if that is known
 * @param times how many operations or connections of it were seen
 */
public record Writer(
    String application, Optional<String> collection, Activity activity, long times) {
  /** What an application was seen to do. */
  public enum Activity {
    /** It wrote. */
    WRITES,
    /** It is connected, and may write. */
    CONNECTED
  }
}
