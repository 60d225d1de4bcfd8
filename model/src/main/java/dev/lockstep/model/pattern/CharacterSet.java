package dev.lockstep.model.pattern;

import java.util.ArrayList;
import java.util.List;

/** A set of characters as ranges, or all others. */
record CharacterSet(List<Range> ranges, boolean negated) {
  record Range(int first, int last) {}

  static final CharacterSet DIGITS = of(new Range('0', '9'));
  static final CharacterSet WORD =
      of(new Range('0', '9'), new Range('A', 'Z'), new Range('_', '_'), new Range('a', 'z'));
  static final CharacterSet SPACE =
      of(new Range('\t', '\n'), new Range('\f', '\r'), new Range(' ', ' '));
  static final CharacterSet NO_LINE_END = of(new Range('\n', '\n')).others();

  CharacterSet {
    ranges = List.copyOf(ranges);
  }

  private static CharacterSet of(Range... ranges) {
    return new CharacterSet(List.of(ranges), false);
  }

  static CharacterSet single(int character) {
    return of(new Range(character, character));
  }

  CharacterSet others() {
    return new CharacterSet(ranges, !negated);
  }

  boolean contains(int character) {
    for (Range range : ranges) {
      if (character >= range.first() && character <= range.last()) {
        return !negated;
      }
    }
    return negated;
  }

  /** The ranges that hold the same characters without a negation. */
  List<Range> positive() {
    if (!negated) {
      return ranges;
    }
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort((a, b) -> Integer.compare(a.first(), b.first()));
    List<Range> gaps = new ArrayList<>();
    int from = 0;
    for (Range range : sorted) {
      if (range.first() > from) {
        gaps.add(new Range(from, range.first() - 1));
      }
      from = Math.max(from, range.last() + 1);
    }
    gaps.add(new Range(from, Character.MAX_CODE_POINT));
    return gaps;
  }
}
