package dev.lockstep.registry.impact;

import java.util.List;

/**
 * How much can go wrong, as a sum.
 *
 * @param lines what it is made of; each adds its points
 */
public record Risk(List<Line> lines) {
  private static final int MEDIUM = 10;
  private static final int HIGH = 30;

  /** Points with their reason. */
  public record Line(int points, String reason) {}

  public Risk {
    lines = List.copyOf(lines);
  }

  /** The sum. */
  public int points() {
    return lines.stream().mapToInt(Line::points).sum();
  }

  /** The sum in a word. */
  public String word() {
    return points() < MEDIUM ? "low" : points() < HIGH ? "medium" : "high";
  }
}
