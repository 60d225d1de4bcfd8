package dev.lockstep.registry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.testkit.seed.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostileLintTest {
  private static final List<String> WORDS =
      List.of("a", "''", "$x", "a.b", "5", "null", "true", "[]", "_id", "\"\\0\"", "2000-01-01");

  @Test
  void whateverCanBeReadIsLookedAt() {
    Seeds.configured()
        .check(
            500,
            random -> {
              List<LintFinding> findings =
                  Lint.of(
                      read(ContractFile.read("c", altered(Desk.ORDERS, random))),
                      read(UsageFile.read("u", altered(Desk.BILLING, random))),
                      LintSettings.DEFAULTS);
              assertThat(findings)
                  .isSorted()
                  .allSatisfy(
                      each -> assertThat(each.finding().sentence()).doesNotContain("\n", "\0"));
            });
  }

  private static <T> List<Located<T>> read(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> whole -> List.of(whole.located());
      case Outcome.Broken<T> broken -> List.of();
    };
  }

  /** Puts odd words in the place of words, so that most files can still be read. */
  private static byte[] altered(String text, SplittableRandom random) {
    List<String> words = new ArrayList<>(Stream.of(text.split("(?<=[ :,{}\\[\\]])", -1)).toList());
    for (int i = random.nextInt(5); i >= 0; i--) {
      int at = random.nextInt(words.size());
      if (words.get(at).matches("(?s)\\w+[,}\\]]")) {
        String end = words.get(at).substring(words.get(at).length() - 1);
        words.set(at, WORDS.get(random.nextInt(WORDS.size())) + end);
      } else {
        words.set(at, words.get(at).replaceAll("\\w+(?=\\n)", "x"));
      }
    }
    return String.join("", words).getBytes(StandardCharsets.UTF_8);
  }
}
