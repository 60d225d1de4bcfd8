package dev.lockstep.cli;

import dev.lockstep.cli.output.Surroundings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs several commands in one process, divided by arguments that are a semicolon: the JVM that
 * notes for later ones what commands load and compile looks at one process.
 */
final class Practice {
  private static final String DIVIDER = ";";
  private static final String SERVER = "server";

  private Practice() {}

  /** Runs them one after the other, and ends as the worst of them. */
  public static void main(String[] args) {
    System.exit(commands(args).stream().mapToInt(Practice::run).max().orElseThrow());
  }

  /** A server is told to end before it waits for that. */
  private static int run(String... command) {
    Surroundings surroundings = LockstepCommand.surroundings();
    if (command[0].equals(SERVER)) {
      Thread unused = Thread.ofPlatform().daemon().start(() -> stop(surroundings));
    }
    return LockstepCommand.run(surroundings, command);
  }

  private static void stop(Surroundings surroundings) {
    while (surroundings.stopping().get().isEmpty()) {
      Thread.onSpinWait();
    }
    surroundings.stopping().get().ifPresent(Runnable::run);
  }

  private static List<String[]> commands(String... args) {
    List<String[]> commands = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i <= args.length; i++) {
      if (i == args.length || args[i].equals(DIVIDER)) {
        commands.add(Arrays.copyOfRange(args, begin, i));
        begin = i + 1;
      }
    }
    return commands;
  }
}
