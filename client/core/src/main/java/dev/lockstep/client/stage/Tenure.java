package dev.lockstep.client.stage;

import dev.lockstep.model.stage.Conduct;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The time an instance acts in one way; every operation is done under one tenure from its beginning
 * to its end, and closes it once. Threads share it.
 */
public final class Tenure implements AutoCloseable {
  private final StageKeeper keeper;
  private final StageState state;
  private final Conduct conduct;
  private final boolean isSafe;
  private final AtomicInteger inFlight = new AtomicInteger();

  private Tenure(StageKeeper keeper, StageState state, Conduct conduct, boolean isSafe) {
    this.keeper = keeper;
    this.state = state;
    this.conduct = conduct;
    this.isSafe = isSafe;
  }

  static Tenure leased(StageKeeper keeper, StageState state) {
    return new Tenure(keeper, state, state.conduct(), false);
  }

  static Tenure safe(StageKeeper keeper, StageState last) {
    return new Tenure(keeper, last, last.safeConduct(), true);
  }

  /** The state that was told last. */
  public StageState state() {
    return state;
  }

  /** What is done. */
  public Conduct conduct() {
    return conduct;
  }

  /** Whether it is the safe stage, taken without a lease. */
  public boolean isSafe() {
    return isSafe;
  }

  /** Whether new operations still begin under it. */
  public boolean isCurrent() {
    return keeper.current() == this;
  }

  void begin() {
    inFlight.incrementAndGet();
  }

  boolean isDrained() {
    return inFlight.get() == 0;
  }

  /** Ends an operation; the last one of a tenure that is over may lead to an acknowledgement. */
  @Override
  public void close() {
    if (inFlight.decrementAndGet() == 0 && !isCurrent()) {
      keeper.settle();
    }
  }
}
