package dev.lockstep.registry.key;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A set of code points as ranges. Immutable. */
public record CharacterRanges(List<Range> ranges) {
  /** Every code point. */
  public static final CharacterRanges ALL =
      new CharacterRanges(List.of(new Range(0, Character.MAX_CODE_POINT)));

  /** No code point. */
  static final CharacterRanges NONE = new CharacterRanges(List.of());

  /** Code points from the first to the last. */
  public record Range(int first, int last) {
    public Range {
      if (first > last) {
        throw new IllegalArgumentException("A range ends after its begin");
      }
    }
  }

  public CharacterRanges {
    ranges = List.copyOf(ranges);
  }

  /** The set of one character. */
  public static CharacterRanges one(int character) {
    return new CharacterRanges(List.of(new Range(character, character)));
  }

  /** The set of these ranges, each written as two characters, such as {@code 09af}. */
  public static CharacterRanges of(String ends) {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i + 1 < ends.length(); i += 2) {
      ranges.add(new Range(ends.charAt(i), ends.charAt(i + 1)));
    }
    return new CharacterRanges(ranges);
  }

  /** A character that is in both sets; a letter or digit where there is one. */
  Optional<Integer> common(CharacterRanges other) {
    Optional<Integer> any = Optional.empty();
    for (Range mine : ranges) {
      for (Range theirs : other.ranges) {
        int from = Math.max(mine.first(), theirs.first());
        int to = Math.min(mine.last(), theirs.last());
        if (from <= to) {
          int found = readable(from, to);
          if (any.isEmpty() || found == 'a') {
            any = Optional.of(found);
          }
        }
      }
    }
    return any;
  }

  /** This set with more code points. */
  CharacterRanges with(int first, int last) {
    List<Range> all = new ArrayList<>(ranges);
    all.add(new Range(first, last));
    return new CharacterRanges(all);
  }

  boolean contains(int character) {
    return ranges.stream().anyMatch(r -> r.first() <= character && character <= r.last());
  }

  /** The characters that are not in this set. */
  CharacterRanges others() {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(Range::first));
    List<Range> gaps = new ArrayList<>();
    int from = 0;
    for (Range range : sorted) {
      if (range.first() > from) {
        gaps.add(new Range(from, range.first() - 1));
      }
      from = Math.max(from, range.last() + 1);
    }
    if (from <= Character.MAX_CODE_POINT) {
      gaps.add(new Range(from, Character.MAX_CODE_POINT));
    }
    return new CharacterRanges(gaps);
  }

  /** Characters of this set, at least one from each part that the other sets tell apart. */
  Set<Integer> samples(List<CharacterRanges> others) {
    Set<Integer> samples = new LinkedHashSet<>();
    IntStream.of('a', '0').filter(this::contains).forEach(samples::add);
    ranges.forEach(range -> samples.add(range.first()));
    for (CharacterRanges other : others) {
      for (Range range : other.ranges) {
        IntStream.of(range.first(), range.last() + 1).filter(this::contains).forEach(samples::add);
      }
    }
    return samples;
  }

  private static int readable(int from, int to) {
    if (from <= 'a' && 'a' <= to) {
      return 'a';
    }
    return from <= '0' && '0' <= to ? '0' : from;
  }
}
