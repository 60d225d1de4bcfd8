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
  private final InstantSource clock;

  Shell(Path state) {
    this(state, InstantSource.system());
  }

  Shell(Path state, InstantSource clock) {
    this.clock = clock;
    environment.put("LOCKSTEP_HOME", state.toString());
  }

  /** What one command came to. */
  record Ran(int exit, String out, String err) {}

  Ran run(String... args) {
    StringWriter out = heard();
    StringWriter err = heard();
    int exit = LockstepCommand.run(surroundings(out, err), args);
    return new Ran(exit, out.toString(), err.toString());
  }

  /** What a command finds around it that nobody listens to. */
  Surroundings surroundings() {
    return surroundings(new StringWriter(), new StringWriter());
  }

  private Surroundings surroundings(StringWriter out, StringWriter err) {
    return new Surroundings(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Surroundings.Terminal.ABSENT,
        environment,
        clock,
        new SplittableRandom(7),
        stopping);
  }

  /** A stream of one command, which also goes into what all of them printed. */
  private StringWriter heard() {
    return new StringWriter() {
      @Override
      public void write(String text, int from, int count) {
        super.write(text, from, count);
        synchronized (everything) {
          everything.append(text, from, from + count);
        }
      }
    };
  }

  /** A variable of the environment of the commands to come. */
  void set(String name, String value) {
    environment.put(name, value);
  }

  /** What a signal to end does to the command that is running, if one is. */
  void signal() {
    stopping.get().ifPresent(Runnable::run);
  }

  /** All that any command printed so far. */
  String everything() {
    synchronized (everything) {
      return everything.toString();
    }
  }
}
