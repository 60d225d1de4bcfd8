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
   * @param lead who says when the change goes on
   */
  public record Tuning(Optional<Integer> parallelism, Optional<String> throttle, Lead lead) {
    /** As remembered, or as usual. */
    public static final Tuning USUAL = new Tuning(Optional.empty(), Optional.empty(), Lead.COMMAND);

    /** By the orders of a server, as remembered or as usual. */
    public static final Tuning ORDERED =
        new Tuning(Optional.empty(), Optional.empty(), Lead.SERVER);

    /** By the orders of a server that also says how hard to work. */
    public static Tuning ordered(String settings) {
      return new Tuning(Optional.empty(), Optional.of(settings), Lead.SERVER);
    }
  }

  /** Who says when a change goes on, and moves the reads of services. */
  public enum Lead {
    /** The command alone; no service asks for its stage. */
    COMMAND,
    /** A server, which tells the services by which stage to act. */
    SERVER
  }
}
