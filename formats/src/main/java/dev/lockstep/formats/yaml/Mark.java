package dev.lockstep.formats.yaml;

/** A place in a file; both counted from 1. */
public record Mark(int line, int column) implements Comparable<Mark> {
  /** Where a file begins. */
  public static final Mark START = new Mark(1, 1);

  /** The place so many columns further on the same line. */
  public Mark plusColumns(int columns) {
    return new Mark(line, column + columns);
  }

  @Override
  public int compareTo(Mark other) {
    return line == other.line
        ? Integer.compare(column, other.column)
        : Integer.compare(line, other.line);
  }
}
