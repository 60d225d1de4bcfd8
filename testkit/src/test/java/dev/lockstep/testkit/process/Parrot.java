package dev.lockstep.testkit.process;

import java.io.IOException;
import java.io.PrintStream;

/** A program that says who it is, then counts until its input ends or it is stopped. */
final class Parrot {
  private Parrot() {}

  public static void main(String[] arguments) throws IOException {
    @SuppressWarnings("SystemOut")
    PrintStream out = System.out;
    out.println("ready " + String.join(",", arguments));
    out.println("heap " + Runtime.getRuntime().maxMemory());
    int read = System.in.read();
    out.println("read " + read);
    System.exit(7);
  }
}
