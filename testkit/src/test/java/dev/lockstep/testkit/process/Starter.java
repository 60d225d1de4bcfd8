package dev.lockstep.testkit.process;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** A program that starts another one on a leash, says its process id, and waits to be killed. */
final class Starter {
  private Starter() {}

  public static void main(String[] arguments) throws IOException {
    @SuppressWarnings("SystemOut")
    PrintStream out = System.out;
    try (ProcessUnderTest started =
        ProcessUnderTest.startOnLeash(List.of("sleep", "1000"), Map.of())) {
      out.println("started " + started.pid());
      int read = System.in.read();
      out.println("read " + read);
    }
  }
}
