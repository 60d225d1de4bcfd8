package dev.lockstep.checks.discovery;

import dev.lockstep.cli.LockstepCommand;
import dev.lockstep.cli.output.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One command, run in this process.
 *
 * @param all everything it printed
 */
public record Command(int exit, String out, String all) {
  /** Runs it with this folder for whatever it remembers. */
  public static Command run(Path state, String... args) {
    return run(state, InstantSource.system(), args);
  }

  /** Runs it at another time. */
  public static Command run(Path state, InstantSource clock, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Surroundings.Terminal.ABSENT,
            Map.of("LOCKSTEP_HOME", state.toString()),
            clock,
            new SplittableRandom(7),
            new AtomicReference<>(Optional.empty()));
    int exit = LockstepCommand.run(surroundings, args);
    return new Command(exit, out.toString(), out.toString() + err);
  }
}
