package dev.lockstep.tck.generate;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws field names and words: mostly plain, some as real data has them. */
final class NameGenerator {
  private static final List<String> PLAIN =
      List.of("a", "b", "name", "rating", "address", "postcode", "tags", "home", "updatedAt", "n");
  private static final List<String> REAL =
      List.of("address line 2", "0", "\ufeffTitle", "stra\u00dfe", "UPPER", "with-dash", "a/b");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz \u00e9\u00df\u4e2d";

  private final RandomGenerator random;

  NameGenerator(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    List<String> names = random.nextInt(4) == 0 ? REAL : PLAIN;
    return names.get(random.nextInt(names.size()));
  }

  String word() {
    StringBuilder word = new StringBuilder();
    int letters = random.nextInt(12);
    for (int i = 0; i < letters; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }
}
