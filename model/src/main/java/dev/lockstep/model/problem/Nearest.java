package dev.lockstep.model.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody probably meant. */
public final class Nearest {
  private static final int WORD_SIZE_MAX = 100;

  private Nearest() {}

  /**
   * The candidate that takes the fewest slips to reach, if they are at most a third of the word's
   * length (or one, for short words); of equally near ones the first in alphabetical order. Words
   * longer than any name of ours have none.
   */
  public static Optional<String> to(String word, Collection<String> candidates) {
    if (word.length() > WORD_SIZE_MAX) {
      return Optional.empty();
    }
    int most = Math.max(1, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= most)
        .filter(candidate -> !candidate.equals(word) && slips(word, candidate) <= most)
        .min(
            Comparator.<String>comparingInt(candidate -> slips(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A suggestion to append to a sentence, such as {@code "; did you mean rate?"}, or nothing. */
  public static String suggestion(String word, Collection<String> candidates) {
    return to(word, candidates).map(found -> "; did you mean " + found + "?").orElse("");
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
