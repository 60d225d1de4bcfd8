package dev.lockstep.runner.report;

import dev.lockstep.engine.rollout.Outcome;
import dev.lockstep.model.stage.Stage;

/**
 * How carrying a change ended.
 *
 * @param stage where the rollout stands now
 * @param end why it ended
 */
public record Arrival(Stage stage, End end) {
  /** Why carrying ended. */
  public enum End {
    /** What was asked for is done. */
    REACHED,
    /** It was asked to stop; the same command goes on where it stopped. */
    STOPPED
  }

  /** What the engine answers. */
  public static Arrival of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Reached reached -> new Arrival(reached.stage(), End.REACHED);
      case Outcome.Stopped stopped -> new Arrival(stopped.stage(), End.STOPPED);
    };
  }
}
