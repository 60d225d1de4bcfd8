package dev.lockstep.testkit.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * Ties a program to the process that started it: when that one is gone, killed without a chance to
 * clean up included, the program is killed too, paused or not.
 *
 * <p>The kernel closes the pipe to the program's standard input whatever ends its starter. A shell
 * beside the program waits for that; the program itself takes the place of the shell that was
 * started, so that its process id is the one the starter knows.
 */
final class Leash {
  private static final String SCRIPT =
      """
      exec 3<&0
      { cat <&3; kill -KILL $$; } >/dev/null 2>&1 &
      exec "$@" 3<&- </dev/null
      """;

  private Leash() {}

  /** The command line that starts a program on a leash; it reads nothing from standard input. */
  static List<String> around(List<String> commandLine) {
    return Stream.concat(Stream.of("sh", "-c", SCRIPT, "leash"), commandLine.stream()).toList();
  }
}
