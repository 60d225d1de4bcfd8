package dev.lockstep.registry.cql;

/** A place in a text, for people: line and column, counted from 1. */
public record Place(int line, int column) {
  /** The place of a character, counted from 0. */
  public static Place of(String text, int at) {
    int safe = Math.min(at, text.length());
    int begin = text.lastIndexOf('\n', safe - 1) + 1;
    int line = 1;
    for (int end = text.indexOf('\n'); end >= 0 && end < safe; end = text.indexOf('\n', end + 1)) {
      line++;
    }
    return new Place(line, text.codePointCount(begin, safe) + 1);
  }

  @Override
  public String toString() {
    return "line %d, column %d".formatted(line, column);
  }
}
