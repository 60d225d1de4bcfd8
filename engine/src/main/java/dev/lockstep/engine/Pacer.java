package dev.lockstep.engine;

import java.time.Duration;

/** How the engine lets time pass. In a simulation no time passes but the simulated one. */
public interface Pacer {
  /** Returns after this long, or earlier if the thread is interrupted; at once if not positive. */
  void pause(Duration length);
}
