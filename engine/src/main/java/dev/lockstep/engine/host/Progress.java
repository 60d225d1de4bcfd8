package dev.lockstep.engine.host;

import java.util.Optional;

/**
 * How far a piece of work has come.
 *
 * @param work what is being done, such as {@code backfill}
 * @param done documents done
 * @param expected documents expected in all, an estimate
 * @param waiting why work waits just now, if it does
 */
public record Progress(String work, long done, long expected, Optional<String> waiting) {

  /** Who is told of progress; called often, must answer at once. */
  public interface Listener {
    /** Takes note of progress. */
    void progress(Progress progress);
  }
}
