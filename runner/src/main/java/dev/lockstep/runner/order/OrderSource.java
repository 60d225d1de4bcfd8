package dev.lockstep.runner.order;

import dev.lockstep.api.wire.ComparisonReport;
import dev.lockstep.api.wire.Disclosure;
import dev.lockstep.api.wire.WorkOrders;
import dev.lockstep.api.wire.WorkReport;
import java.io.IOException;
import java.time.Duration;

/** Where work orders come from, and what comes of them goes to. Threads share it. */
public interface OrderSource extends AutoCloseable {
  /**
   * The work of the environment, once it is another than the known one or a while has passed.
   *
   * @param known the version that is known; empty for none
   * @throws IOException where it cannot be had now
   * @throws dev.lockstep.model.problem.Problem where it can never be had with this token
   */
  WorkOrders await(String known, Duration wait) throws IOException, InterruptedException;

  /** The change that a rollout carries, as its author wrote it. */
  String changeFile(String rollout) throws IOException, InterruptedException;

  /** Says how the work of a rollout stands, and answers what became of that. */
  Taken report(String rollout, WorkReport report) throws IOException, InterruptedException;

  /** Which values of documents may be told of a rollout. */
  Disclosure disclosure(String rollout) throws IOException, InterruptedException;

  /** Says what a comparison of both shapes found, and answers what became of that. */
  Taken compared(String rollout, ComparisonReport report) throws IOException, InterruptedException;

  /** Ends what is waited for; nothing can be asked any more. */
  @Override
  void close();

  /** What became of a report. */
  enum Taken {
    /** It was taken: the work is this runner's. */
    YES,
    /** The rollout has gone on to another epoch, or is over. */
    OUTDATED,
    /** Another runner has the work. */
    BUSY
  }
}
