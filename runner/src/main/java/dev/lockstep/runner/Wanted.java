package dev.lockstep.runner;

import dev.lockstep.runner.report.Headway;
import java.util.Optional;

/**
 * What one command wants of a change.
 *
 * @param command its name and arguments, for the journal
 * @param change a file, or the id of a change that was run before
 * @param store the store's address, where one was given
 * @param collection the collection, where one was given
 * @param tuning how hard to work
 * @param listener is told of progress
 */
public record Wanted(
    String command,
    String change,
    Optional<StoreAddress> store,
    Optional<String> collection,
    Tuning tuning,
    Headway.Listener listener) {

  /**
   * How hard to work.
   *
   * @param parallelism how many ranges at once, where given
   * @param throttle settings that differ from the remembered ones
   */
  public record Tuning(Optional<Integer> parallelism, Optional<String> throttle) {
    /** As remembered, or as usual. */
    public static final Tuning USUAL = new Tuning(Optional.empty(), Optional.empty());
  }
}
