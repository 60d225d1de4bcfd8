package dev.lockstep.tck.hostile;

import java.util.ArrayDeque;
import java.util.Deque;

/** The latest things that happened, one line each; the oldest are forgotten. */
final class Trace {
  private final Deque<String> lines = new ArrayDeque<>();
  private final int linesMax;
  private long forgotten;

  Trace(int linesMax) {
    this.linesMax = linesMax;
  }

  void add(String line) {
    lines.addLast(line);
    if (lines.size() > linesMax) {
      lines.removeFirst();
      forgotten++;
    }
  }

  @Override
  public String toString() {
    String rest = String.join("\n", lines);
    return forgotten == 0 ? rest : "... " + forgotten + " earlier lines\n" + rest;
  }
}
