package dev.lockstep.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs several commands in one process, divided by arguments that are a semicolon: the JVM that
 * notes for later ones what commands load and compile looks at one process.
 */
final class Practice {
  private static final String DIVIDER = ";";

  private Practice() {}

  /** Runs them one after the other, and ends as the worst of them. */
  public static void main(String[] args) {
    System.exit(
        commands(args).stream()
            .mapToInt(command -> LockstepCommand.run(LockstepCommand.surroundings(), command))
            .max()
            .orElseThrow());
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
