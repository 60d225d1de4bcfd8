package dev.lockstep.registry.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.registry.budget.Budget;
import dev.lockstep.registry.pattern.TextSearch.Lengths;
import dev.lockstep.registry.pattern.TextSearch.Outcome;
import dev.lockstep.registry.pattern.TextSearch.Wanted;
import dev.lockstep.testkit.seed.Seeds;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns find what they should, and searches for texts miss none. */
final class SearchPatternTest {
  private static final List<String> PARTS =
      List.of("a", "b", "^", "$", "a*", "(?:ab)+", "[^a]", "(a|b){1,2}", ".", "\\b", "\\w", "c?");

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "^\\p{Lu}x$, Éx, true",
    "^\\p{Lu}x$, éx, false",
    "^\\u00e9$, é, true",
    "^\\ud83d\\udc32$, 🐲, true",
    "^.$, 🐲, true",
    "^\\S+$, a b, false",
    "^\\cA$, a, false",
    "a{2}, caab, true",
    "^(?<name>a)$, a, true",
    "[\\d-], -, true",
  })
  void ecmaNotationIsTaken(String pattern, String text, boolean found) {
    assertThat(SearchPattern.parse(pattern).isFoundIn(text, new Budget(1_000))).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=a)",
        "(?!a)",
        "(?<=a)",
        "\\1",
        "(",
        "a**",
        "[b-a]",
        "\\p{Xx}",
        "[",
        "a{2,1}",
        "[]",
        "\\",
        "x{",
        "a{99999}",
        "(a{1000}){1000}",
        "^*"
      })
  void whatCannotBeFollowedIsNotTaken(String pattern) {
    assertThatThrownBy(() -> SearchPattern.parse(pattern))
        .isInstanceOf(PatternNotTakenException.class);
  }

  @Test
  void patternsFindWhatAnotherEngineFinds() {
    Seeds.configured()
        .check(
            2_000,
            random -> {
              String source = source(random.ints(4, 0, PARTS.size()).mapToObj(PARTS::get));
              String text =
                  random
                      .ints(random.nextInt(6), 0, 4)
                      .mapToObj(i -> "abc ".substring(i, i + 1))
                      .collect(Collectors.joining());
              assertThat(SearchPattern.parse(source).isFoundIn(text, new Budget(100_000)))
                  .as("%s in '%s'", source, text)
                  .isEqualTo(Pattern.compile(source).matcher(text).find());
            });
  }

  @Test
  void aSearchThatFindsNoTextHasMissedNone() {
    Seeds.configured()
        .check(
            1_000,
            random -> {
              String one = source(random.ints(3, 0, PARTS.size()).mapToObj(PARTS::get));
              String other = source(random.ints(3, 0, PARTS.size()).mapToObj(PARTS::get));
              Lengths lengths = new Lengths(random.nextInt(3), 1 + random.nextInt(4));
              Outcome outcome =
                  TextSearch.search(
                      List.of(wanted(one, true), wanted(other, false)),
                      lengths,
                      Set.of("a"),
                      new Budget(1_000_000));
              if (outcome instanceof Outcome.Text text) {
                assertThat(fits(text.text(), one, other, lengths))
                    .as("%s, not %s", one, other)
                    .isTrue();
              }
              if (outcome instanceof Outcome.None) {
                assertThat(texts(3)).noneMatch(text -> fits(text, one, other, lengths));
              }
            });
  }

  private static Wanted wanted(String source, boolean found) {
    return new Wanted(SearchPattern.parse(source), found);
  }

  private static boolean fits(String text, String one, String other, Lengths lengths) {
    return !text.equals("a")
        && text.length() >= lengths.min()
        && text.length() <= lengths.max()
        && Pattern.compile(one).matcher(text).find()
        && !Pattern.compile(other).matcher(text).find();
  }

  private static Stream<String> texts(int length) {
    return length == 0
        ? Stream.of("")
        : Stream.concat(
            texts(length - 1),
            texts(length - 1).flatMap(text -> Stream.of(text + "a", text + "b", text + "-")));
  }

  private static String source(Stream<String> parts) {
    return parts.collect(Collectors.joining());
  }
}
