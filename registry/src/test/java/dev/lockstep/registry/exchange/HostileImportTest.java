package dev.lockstep.registry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.registry.lint.Level;
import dev.lockstep.registry.lint.Lint;
import dev.lockstep.registry.lint.LintSettings;
import dev.lockstep.testkit.seed.Damage;
import dev.lockstep.testkit.seed.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that no tool wrote: each is a draft that lints without errors, or one sentence. */
final class HostileImportTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1",
          "1e400",
          "1e999",
          "[]",
          "{}",
          "\"\"",
          "\"$x\"",
          "\"a.b\"",
          "{\"$ref\": \"#\"}",
          "[[[]]]",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "{\"a\": {}}",
          "\"object\"",
          "[\"string\", \"null\"]",
          "0.5",
          "9007199254740993",
          "\"(\"");

  private static void answers(ImportFormat format, byte[] content) {
    Import.Result result =
        Assertions.assertTimeoutPreemptively(LONGEST, () -> Imports.of(format, content));
    switch (result) {
      case Import.Result.Refused refused ->
          assertThat(refused.findings()).isNotEmpty().allSatisfy(HostileImportTest::isReadable);
      case Import.Result.Done done ->
          assertThat(
                  Lint.of(List.of(Imports.contract(done.made())), List.of(), LintSettings.DEFAULTS))
              .as(done.made().text())
              .noneMatch(finding -> finding.level() == Level.ERROR);
    }
  }

  private static void isReadable(Finding finding) {
    assertThat(finding.sentence()).startsWith("Cannot ").doesNotContain("\n");
    assertThat(finding.line()).isPositive();
    assertThat(finding.column()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void theExampleIsADraftWithoutErrors(ImportFormat format) {
    answers(format, Imports.example(format));
    assertThat(Imports.done(format, Imports.example(format)).text()).contains("schema:");
  }

  @ParameterizedTest
  @EnumSource
  void filesWithDamagedBytesAreAnswered(ImportFormat format) {
    byte[] example = Imports.example(format);
    Seeds.configured().check(200, random -> answers(format, Damage.of(example, random)));
  }

  @ParameterizedTest
  @EnumSource
  void filesWithValuesInTheWrongPlacesAreAnswered(ImportFormat format) {
    String example = new String(Imports.example(format), StandardCharsets.UTF_8);
    Seeds.configured()
        .check(
            400,
            random -> answers(format, misplaced(example, random).getBytes(StandardCharsets.UTF_8)));
  }

  /** Puts other values, and parts of the file itself, where values stand. */
  private static String misplaced(String example, SplittableRandom random) {
    String text = example;
    for (int i = random.nextInt(3); i >= 0; i--) {
      String[] tokens = text.split("(?<=[\\[\\]{},:])|(?=[\\[\\]{},:])", -1);
      int at = random.nextInt(tokens.length);
      boolean isMark = tokens[at].matches("\\s*[\\[\\]{},:]?\\s*");
      tokens[at] =
          isMark || random.nextInt(3) == 0
              ? tokens[random.nextInt(tokens.length)]
              : ODD.get(random.nextInt(ODD.size()));
      text = String.join("", tokens);
    }
    return text;
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsTooLargeIsOneSentence(ImportFormat format) {
    says(format, new byte[FileText.SIZE_MAX + 1], 1, 1, "larger than 1 MiB");
  }

  @ParameterizedTest
  @EnumSource
  void otherEncodingsAreRefusedAtTheFirstByteThatIsNone(ImportFormat format) {
    byte[] content = "{\"a\": 1,\n \"b\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
    says(format, content, 2, 8, "not in UTF-8");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CQL")
  void aNameThatOccursTwiceIsRefusedAtItsPlace(ImportFormat format) {
    says(format, bytes("{\"a\": 1,\n  \"a\": 2}"), 2, 3, "the name 'a' occurs twice");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CQL")
  void aliasesAreRefusedBeforeTheyMultiply(ImportFormat format) {
    says(format, bytes("a: &a [x, x]\nb: [*a, *a]\n"), 1, 4, "anchors are not taken here");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CQL")
  void depthIsBounded(ImportFormat format) {
    byte[] content = bytes("{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    says(format, content, 1, 57, "nest deeper than 50 levels");
  }

  @ParameterizedTest
  @EnumSource
  void aMarkOfByteOrderAtTheBeginIsPassedOver(ImportFormat format) {
    byte[] marked = bytes("\ufeff" + new String(Imports.example(format), StandardCharsets.UTF_8));
    assertThat(Imports.done(format, marked).text())
        .isEqualTo(Imports.done(format, Imports.example(format)).text());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void says(
      ImportFormat format, byte[] content, int line, int column, String words) {
    assertThat(Imports.of(format, content))
        .isInstanceOfSatisfying(
            Import.Result.Refused.class,
            refused -> {
              Finding finding = refused.findings().getFirst();
              assertThat(finding.sentence()).contains(words);
              assertThat(List.of(finding.line(), finding.column())).containsExactly(line, column);
            });
  }

  @Test
  void referencesThatMultiplyAreFollowedInBoundedSteps() {
    StringBuilder schema = new StringBuilder("{\"$ref\": \"#/$defs/d0\", \"$defs\": {");
    for (int i = 0; i < 40; i++) {
      schema.append(
          ("\"d%d\": {\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#/$defs/d%d\"},"
                  + " \"b\": {\"$ref\": \"#/$defs/d%d\"}}},")
              .formatted(i, i + 1, i + 1));
    }
    schema.append("\"d40\": {\"type\": \"string\"}}}");
    answers(ImportFormat.JSONSCHEMA, bytes(schema.toString()));
  }

  @Test
  void referencesThatTurnInACircleEndWithARemark() {
    Import made =
        Imports.done(
            ImportFormat.JSONSCHEMA,
            "{\"properties\": {\"next\": {\"$ref\": \"#\"}, \"me\": {\"$ref\":"
                + " \"#/properties/me\"}}}");
    assertThat(made.remarks())
        .anySatisfy(remark -> assertThat(remark.sentence()).contains("holds itself"));
  }
}
