package dev.lockstep.runner.report;

import dev.lockstep.engine.host.Progress;
import java.util.Optional;

/**
 * How far a piece of work has come.
 *
 * @param work what is being done, such as {@code backfill}
 * @param done documents done
 * @param expected documents expected in all, an estimate
 * @param waiting why work waits just now, if it does
 */
public record Headway(String work, long done, long expected, Optional<String> waiting) {
  /** Who is told; called often, must answer at once. */
  @FunctionalInterface
  public interface Listener {
    /** Takes note. */
    void headway(Headway headway);
  }

  /** What the engine says. */
  public static Headway of(Progress progress) {
    return new Headway(progress.work(), progress.done(), progress.expected(), progress.waiting());
  }
}
