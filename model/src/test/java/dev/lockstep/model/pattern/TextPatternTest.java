package dev.lockstep.model.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.testkit.seed.Seeds;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
  private static final String[] PARTS = {
    "a",
    "b",
    ".",
    "\\d",
    "\\w",
    "\\W",
    "\\s",
    "[ab]",
    "[^a]",
    "[a-c0-9]",
    "[\\d_]",
    "^",
    "$",
    "\\b",
    "\\B",
    "(a|b)",
    "(?:ab)",
    "1",
    "-",
    "\\."
  };
  private static final String[] REPEATS = {"", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "+?"};

  /** The other engine goes wrong where a group that may be empty is repeated: not compared. */
  private static final Pattern MAY_BE_EMPTY = Pattern.compile("[*?|^$]|\\\\[bB]|\\{0");

  @ParameterizedTest
  @CsvSource({
    "^[0-9]+$, 12, true",
    "^[0-9]+$, 12a, false",
    "b, abc, true",
    "^(ab|cd){2}$, abcd, true",
    "^\\w+@\\w+\\.com$, a@b.com, true",
    "^.$, \ud83d\ude00, true",
    "'^[a-c]{2,3}$', abca, false"
  })
  void findsWhatItSays(String pattern, String text, boolean found) {
    assertThat(TextPattern.parse(pattern).isFoundIn(text)).isEqualTo(found);
  }

  @Test
  void agreesWithAnIndependentEngine() {
    Seeds.configured().check(3000, TextPatternTest::agrees);
  }

  private static void agrees(SplittableRandom random) {
    String pattern = pattern(random, 2);
    TextPattern ours = TextPattern.parse(pattern);
    Pattern theirs = Pattern.compile(pattern.replace("\\s", "[\\t\\n\\f\\r ]").replace("$", "\\z"));
    for (int i = 0; i < 20; i++) {
      String text = text(random);
      assertThat(ours.isFoundIn(text))
          .as("%s in '%s'", pattern, text)
          .isEqualTo(theirs.matcher(text).find());
    }
  }

  private static String pattern(SplittableRandom random, int depth) {
    StringBuilder pattern = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      boolean group = depth > 0 && random.nextInt(4) == 0;
      String part = PARTS[random.nextInt(PARTS.length)];
      boolean place = part.equals("^") || part.equals("$") || part.matches("\\\\[bB]");
      String atom = group ? "(" + pattern(random, depth - 1) + ")" : part;
      boolean once = group ? MAY_BE_EMPTY.matcher(atom).find() : place;
      pattern.append(atom).append(once ? "" : REPEATS[random.nextInt(REPEATS.length)]);
      pattern.append(random.nextInt(6) == 0 ? "|" : "");
    }
    return pattern.toString();
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append("abc1_-. x".charAt(random.nextInt(9)));
    }
    return text.toString();
  }

  @Test
  void takesTimeLinearInTheText() {
    String text = "a".repeat(200_000);
    assertThat(TextPattern.parse("^(a+)+$").isFoundIn(text + "!")).isFalse();
    assertThat(TextPattern.parse("(a|aa)*b").isFoundIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "[",
        "[a",
        "a**",
        "*",
        "\\",
        "\\q",
        "(?=a)",
        "(?i)a",
        "\\1",
        "a{2",
        "a{3,2}",
        "a{99999}",
        "((a{1000}){1000}){1000}",
        "((((){1000}){1000}){1000}){1000}",
        "[z-a]",
        "\\p{L}"
      })
  void refusesWhatItDoesNotTake(String pattern) {
    assertThatThrownBy(() -> TextPattern.parse(pattern)).isInstanceOf(TextPatternException.class);
  }

  @Test
  void refusesDepthWithoutOverflowingTheStack() {
    assertThatThrownBy(() -> TextPattern.parse("(".repeat(900)))
        .isInstanceOf(TextPatternException.class);
  }
}
