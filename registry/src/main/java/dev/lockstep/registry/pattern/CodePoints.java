package dev.lockstep.registry.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** A set of code points, as ascending bounds: in from the first, out from the second, and so on. */
final class CodePoints {
  static final int END = Character.MAX_CODE_POINT + 1;
  static final CodePoints DIGITS = range('0', '9');
  static final CodePoints WORD = DIGITS.or(range('A', 'Z')).or(single('_')).or(range('a', 'z'));
  static final CodePoints LINE_ENDS = single('\n').or(single('\r')).or(range(0x2028, 0x2029));
  static final CodePoints SPACE =
      range('\t', '\r')
          .or(single(' '))
          .or(single(0xa0))
          .or(single(0x1680))
          .or(range(0x2000, 0x200a))
          .or(range(0x2028, 0x2029))
          .or(single(0x202f))
          .or(single(0x205f))
          .or(single(0x3000))
          .or(single(0xfeff));

  /** What engines of patterns do not agree about, so that no witness is built on it. */
  static final CodePoints DISPUTED =
      SPACE
          .or(single(0x85))
          .or(single(0x180e))
          .or(range(Character.MIN_SURROGATE, Character.MAX_SURROGATE))
          .or(single(0))
          .without(single(' '))
          .without(single('\t'));

  private final int[] bounds;

  private CodePoints(int[] bounds) {
    this.bounds = bounds;
  }

  static CodePoints range(int first, int last) {
    return new CodePoints(new int[] {first, last + 1});
  }

  static CodePoints single(int point) {
    return range(point, point);
  }

  /** All that keep to a condition; looks at every code point once. */
  static CodePoints where(IntPredicate condition) {
    List<Integer> bounds = new ArrayList<>();
    boolean in = false;
    for (int point = 0; point < END; point++) {
      if (condition.test(point) != in) {
        bounds.add(point);
        in = !in;
      }
    }
    if (in) {
      bounds.add(END);
    }
    return new CodePoints(bounds.stream().mapToInt(Integer::intValue).toArray());
  }

  static CodePoints none() {
    return new CodePoints(new int[0]);
  }

  boolean contains(int point) {
    int at = Arrays.binarySearch(bounds, point);
    return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
  }

  CodePoints others() {
    boolean zero = bounds.length > 0 && bounds[0] == 0;
    boolean end = bounds.length > 0 && bounds[bounds.length - 1] == END;
    List<Integer> others = new ArrayList<>();
    if (!zero) {
      others.add(0);
    }
    for (int bound : bounds) {
      if (bound != 0 && bound != END) {
        others.add(bound);
      }
    }
    if (!end) {
      others.add(END);
    }
    return new CodePoints(others.stream().mapToInt(Integer::intValue).toArray());
  }

  CodePoints or(CodePoints other) {
    return joined(other, (a, b) -> a || b);
  }

  CodePoints without(CodePoints other) {
    return joined(other, (a, b) -> a && !b);
  }

  /** Whether a point is in the joined set, by whether it is in the one and in the other. */
  @FunctionalInterface
  private interface Rule {
    boolean holds(boolean one, boolean other);
  }

  private CodePoints joined(CodePoints other, Rule rule) {
    int[] all = new int[bounds.length + other.bounds.length];
    int size = 0;
    int i = 0;
    int j = 0;
    boolean in = false;
    while (i < bounds.length || j < other.bounds.length) {
      int a = i < bounds.length ? bounds[i] : Integer.MAX_VALUE;
      int b = j < other.bounds.length ? other.bounds[j] : Integer.MAX_VALUE;
      int point = Math.min(a, b);
      i += a == point ? 1 : 0;
      j += b == point ? 1 : 0;
      if (rule.holds(i % 2 == 1, j % 2 == 1) != in) {
        all[size++] = point;
        in = !in;
      }
    }
    return new CodePoints(Arrays.copyOf(all, size));
  }

  /** Where the set begins and ends, ascending. */
  int[] bounds() {
    return bounds.clone();
  }

  boolean isSingle() {
    return bounds.length == 2 && bounds[1] == bounds[0] + 1;
  }

  int first() {
    return bounds[0];
  }
}
