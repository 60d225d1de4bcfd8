package dev.lockstep.model.validation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
public final class Nearest {
  private static final int WORD_SIZE_MAX = 64;

  private Nearest() {}

  /** The nearest of the known words, if one is near: at most a third of its letters are slips. */
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > WORD_SIZE_MAX) {
      return Optional.empty();
    }
    return known.stream()
        .filter(other -> !other.equals(word) && other.length() <= 2 * WORD_SIZE_MAX)
        .filter(other -> slips(word, other) <= Math.max(1, other.length() / 3))
        .min(
            Comparator.comparingInt((String other) -> slips(word, other))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The Damerau-Levenshtein distance: letters added, lost, changed or swapped; case is no slip. */
  private static int slips(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, distance);
      }
    }
    return distance[a.length()][b.length()];
  }

  private static int step(String a, String b, int i, int j, int[][] distance) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(
            distance[i - 1][j - 1] + change,
            Math.min(distance[i - 1][j] + 1, distance[i][j - 1] + 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
  }
}
