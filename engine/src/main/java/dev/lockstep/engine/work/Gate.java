package dev.lockstep.engine.work;

import java.time.Instant;

/**
 * What every batch of work passes before it touches the store: lease, throttle, pause and stop.
 * Threads may share it.
 */
public interface Gate {
  /**
   * Waits until a batch may begin.
   *
   * @throws StopRequested if the work shall end here
   * @throws dev.lockstep.model.problem.Problem if the lease is lost or the throttle aborts
   */
  Permit enter();

  /** Leave to do one batch; a pause is in force only when all permits are closed. */
  interface Permit extends AutoCloseable {
    /** The most documents the batch may have. */
    int limit();

    /** After this time of the store's clock no write of the batch may take effect. */
    Instant deadline();

    /** Tells how many documents the batch had, for the throttle. */
    void did(int documents);

    @Override
    void close();
  }

  /** Someone asked the work to end; everything done so far is checkpointed. */
  final class StopRequested extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A request to stop. */
    public StopRequested() {
      super("The work was asked to stop");
    }
  }
}
