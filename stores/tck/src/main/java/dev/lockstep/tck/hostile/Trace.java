package dev.lockstep.tck.hostile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/**
 * The latest things that happened, one line each; the oldest are forgotten. What is added must
 * never change: it is written out only when somebody reads.
 */
final class Trace {
  private final Deque<Object> lines = new ArrayDeque<>();
  private final int linesMax;
  private long forgotten;

  Trace(int linesMax) {
    this.linesMax = linesMax;
  }

  void add(Object line) {
    lines.addLast(line);
    if (lines.size() > linesMax) {
      lines.removeFirst();
      forgotten++;
    }
  }

  @Override
  public String toString() {
    String rest = lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    return forgotten == 0 ? rest : "... " + forgotten + " earlier lines\n" + rest;
  }
}
