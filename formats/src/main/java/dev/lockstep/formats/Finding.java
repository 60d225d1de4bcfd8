package dev.lockstep.formats;

import dev.lockstep.formats.yaml.Mark;
import java.util.Comparator;

/**
 * Something wrong in a file, at its place.
 *
 * @param file the file as the caller named it
 * @param line counted from 1
 * @param column counted from 1
 * @param code what kind of thing, stable, such as {@code unknown-operation}
 * @param sentence what cannot be done and why
 */
public record Finding(String file, int line, int column, String code, String sentence)
    implements Comparable<Finding> {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::line)
          .thenComparingInt(Finding::column)
          .thenComparing(Finding::code)
          .thenComparing(Finding::sentence);

  Finding(String file, Mark mark, String code, String sentence) {
    this(file, mark.line(), mark.column(), code, sentence);
  }

  @Override
  public int compareTo(Finding other) {
    return BY_PLACE.compare(this, other);
  }

  /** The finding on one line, as compilers write theirs. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s [%s]".formatted(file, line, column, sentence, code);
  }
}
