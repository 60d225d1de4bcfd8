package dev.lockstep.cli;

import dev.lockstep.cli.output.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/** Runs commands in this process, in surroundings of their own. */
final class Shell {
  private final Map<String, String> environment = new HashMap<>();
  private final AtomicReference<Optional<Runnable>> stopping =
      new AtomicReference<>(Optional.empty());
  private final StringBuilder everything = new StringBuilder();

  Shell(Path state) {
    environment.put("LOCKSTEP_HOME", state.toString());
  }

  /** What one command came to. */
  record Ran(int exit, String out, String err) {}

  Ran run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Surroundings.Terminal.ABSENT,
            environment,
            InstantSource.system(),
            new SplittableRandom(7),
            stopping);
    int exit = LockstepCommand.run(surroundings, args);
    synchronized (everything) {
      everything.append(out).append(err);
    }
    return new Ran(exit, out.toString(), err.toString());
  }

  /** A variable of the environment of the commands to come. */
  void set(String name, String value) {
    environment.put(name, value);
  }

  /** What a signal to end does to the command that is running, if one is. */
  void signal() {
    stopping.get().ifPresent(Runnable::run);
  }

  /** All that any command ever printed. */
  String everything() {
    synchronized (everything) {
      return everything.toString();
    }
  }
}
