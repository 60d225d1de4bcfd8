package dev.lockstep.testkit.mongo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The embedded server as a process of its own: prints its address on one line, then serves until
 * its standard input ends, and so not longer than the process that started it.
 */
public final class MongoProcess {
  private MongoProcess() {}

  /** Serves until standard input ends; takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (EmbeddedMongo server = EmbeddedMongo.start()) {
      out.println(server.address());
      long ignored = System.in.transferTo(PrintStream.nullOutputStream());
    }
  }
}
