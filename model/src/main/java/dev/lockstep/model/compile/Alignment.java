package dev.lockstep.model.compile;

import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Value;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which elements of one array are those of another, by marks that are equal where nothing changed:
 * keys where elements have one, else digests.
 *
 * <p>First a longest common subsequence pairs what stayed in order. Then equal marks that are left
 * pair up in order: these were moved. What is left on both sides between two pairs is an edit where
 * it is as many elements on either side; where it is not, nobody can tell, and that gap counts as
 * ambiguous.
 */
final class Alignment {
  /** No partner. */
  static final int NONE = -1;

  /** No partner, although one of several may be it. */
  static final int AMBIGUOUS = -2;

  private static final int CELLS_MAX = 1_000_000;

  private final List<Value> left;
  private final List<Value> right;
  private final int[] partner;
  private final int[] reverse;

  private Alignment(List<Value> left, List<Value> right) {
    this.left = left;
    this.right = right;
    this.partner = filled(left.size());
    this.reverse = filled(right.size());
  }

  private static int[] filled(int size) {
    int[] result = new int[size];
    Arrays.fill(result, NONE);
    return result;
  }

  /** For each mark on the right, the index of its partner on the left, or why there is none. */
  static int[] align(List<Value> left, List<Value> right) {
    Alignment alignment = new Alignment(left, right);
    alignment.pairOrdered();
    int[] ordered = alignment.reverse.clone();
    alignment.pairMoved();
    alignment.pairEdited(ordered);
    return alignment.reverse;
  }

  /**
   * The same by marks that nothing but identity makes equal: one that is there twice tells nothing.
   */
  static int[] alignKeys(List<Value> left, List<Value> right) {
    Map<Value, Integer> places = places(left);
    Map<Value, Integer> others = places(right);
    return right.stream()
        .mapToInt(key ->
            others.getOrDefault(key, NONE) == AMBIGUOUS && places.containsKey(key)
                ? AMBIGUOUS
                : places.getOrDefault(key, NONE))
        .toArray();
  }

  private static Map<Value, Integer> places(List<Value> keys) {
    Map<Value, Integer> places = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      places.merge(keys.get(i), i, (one, other) -> AMBIGUOUS);
    }
    return places;
  }

  /** The mark of an element without a key. */
  static Value mark(Value element) {
    return new Value.Binary(0, Digest.of(element).toBytes());
  }

  private void pair(int l, int r) {
    partner[l] = r;
    reverse[r] = l;
  }

  private void pairOrdered() {
    int start = 0;
    int shorter = Math.min(left.size(), right.size());
    while (start < shorter && left.get(start).equals(right.get(start))) {
      pair(start, start);
      start++;
    }
    int l = left.size();
    int r = right.size();
    while (l > start && r > start && left.get(l - 1).equals(right.get(r - 1))) {
      pair(--l, --r);
    }
    if ((long) (l - start) * (r - start) <= CELLS_MAX) {
      pairLongest(start, l, r);
    }
  }

  private void pairLongest(int start, int leftEnd, int rightEnd) {
    int[][] length = new int[leftEnd - start + 1][rightEnd - start + 1];
    for (int l = leftEnd - 1; l >= start; l--) {
      for (int r = rightEnd - 1; r >= start; r--) {
        length[l - start][r - start] =
            left.get(l).equals(right.get(r))
                ? length[l - start + 1][r - start + 1] + 1
                : Math.max(length[l - start + 1][r - start], length[l - start][r - start + 1]);
      }
    }
    int l = start;
    int r = start;
    while (l < leftEnd && r < rightEnd) {
      if (left.get(l).equals(right.get(r))) {
        pair(l++, r++);
      } else if (length[l - start + 1][r - start] >= length[l - start][r - start + 1]) {
        l++;
      } else {
        r++;
      }
    }
  }

  private void pairMoved() {
    Map<Value, Deque<Integer>> free = new HashMap<>();
    for (int l = 0; l < partner.length; l++) {
      if (partner[l] == NONE) {
        free.computeIfAbsent(left.get(l), mark -> new ArrayDeque<>()).add(l);
      }
    }
    for (int r = 0; r < reverse.length; r++) {
      Deque<Integer> same = free.get(right.get(r));
      if (reverse[r] == NONE && same != null && !same.isEmpty()) {
        pair(same.remove(), r);
      }
    }
  }

  private void pairEdited(int[] ordered) {
    int l = 0;
    int r = 0;
    for (int next = 0; next < ordered.length; next++) {
      if (ordered[next] != NONE) {
        pairGap(l, ordered[next], r, next);
        l = ordered[next] + 1;
        r = next + 1;
      }
    }
    pairGap(l, partner.length, r, ordered.length);
  }

  private void pairGap(int leftStart, int leftEnd, int rightStart, int rightEnd) {
    int[] lefts = free(partner, leftStart, leftEnd);
    int[] rights = free(reverse, rightStart, rightEnd);
    for (int i = 0; i < rights.length; i++) {
      if (lefts.length == rights.length) {
        pair(lefts[i], rights[i]);
      } else if (lefts.length > 0) {
        reverse[rights[i]] = AMBIGUOUS;
      }
    }
  }

  private static int[] free(int[] partners, int start, int end) {
    int[] found = new int[Math.max(0, end - start)];
    int count = 0;
    for (int i = start; i < end; i++) {
      if (partners[i] == NONE) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
