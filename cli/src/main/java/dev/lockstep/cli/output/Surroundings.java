package dev.lockstep.cli.output;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a command finds around it: streams, environment, time, and the signal to end.
 *
 * @param terminal whether a person looks at standard error
 * @param stopping what to do when the process is asked to end
 */
public record Surroundings(
    PrintWriter out,
    PrintWriter err,
    Terminal terminal,
    Map<String, String> environment,
    InstantSource clock,
    RandomGenerator random,
    AtomicReference<Optional<Runnable>> stopping) {

  /** Who looks at the output. */
  public enum Terminal {
    PRESENT,
    ABSENT
  }

  /** Does the work; when the process is asked to end meanwhile, asks the work to stop. */
  public <T> T stoppable(Runnable stop, Supplier<T> work) {
    stopping.set(Optional.of(stop));
    try {
      return work.get();
    } finally {
      stopping.set(Optional.empty());
    }
  }
}
