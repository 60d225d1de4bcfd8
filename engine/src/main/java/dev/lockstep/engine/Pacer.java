package dev.lockstep.engine;

import java.time.Duration;
import java.util.function.Supplier;

/** How the engine lets time pass. In a simulation no time passes but the simulated one. */
public interface Pacer {
  /** Returns after this long, or earlier if the thread is interrupted; at once if not positive. */
  void pause(Duration length);

  /**
   * Makes a call that may take long. Where real time passes, {@code meanwhile} is repeated until
   * the call has ended; what it throws ends the waiting, and the call is left to itself.
   */
  default <T> T during(Supplier<T> call, Runnable meanwhile) {
    return call.get();
  }
}
