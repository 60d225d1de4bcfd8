package dev.lockstep.formats.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.testkit.seed.Damage;
import dev.lockstep.testkit.seed.Seeds;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HostileContractFileTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** The readers, each with a file that it takes. */
  enum Kind {
    CONTRACT(ContractFile::read, ExampleFiles.contract()),
    USAGE(UsageFile::read, ExampleFiles.usage());

    private final BiFunction<String, byte[], Outcome<?>> read;
    private final byte[] example;

    Kind(BiFunction<String, byte[], Outcome<?>> read, byte[] example) {
      this.read = read;
      this.example = example;
    }

    Outcome<?> read(byte[] content) {
      return Assertions.assertTimeoutPreemptively(LONGEST, () -> read.apply("f", content));
    }

    void answers(byte[] content) {
      switch (read(content)) {
        case Outcome.Whole<?> whole ->
            assertThat(whole.located().content().bytes()).isEqualTo(content);
        case Outcome.Broken<?> broken ->
            assertThat(broken.findings())
                .isNotEmpty()
                .isSorted()
                .allSatisfy(HostileContractFileTest::isReadable);
      }
    }
  }

  private static void isReadable(Finding finding) {
    assertThat(finding.sentence()).startsWith("Cannot ").doesNotContain("\n");
    assertThat(finding.sentence().length()).isLessThan(600);
    assertThat(finding.line()).isPositive();
    assertThat(finding.column()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyFileWithDamagedBytesIsAnswered(Kind kind) {
    Seeds.configured().check(300, random -> kind.answers(Damage.of(kind.example, random)));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyFileWithValuesInTheWrongPlacesIsAnswered(Kind kind) {
    List<String> lines = new String(kind.example, StandardCharsets.UTF_8).lines().toList();
    Seeds.configured().check(300, random -> kind.answers(shuffled(lines, random)));
  }

  /** Swaps, drops and doubles lines, and puts the value of one name under another. */
  private static byte[] shuffled(List<String> lines, SplittableRandom random) {
    List<String> altered = new ArrayList<>(lines);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int one = random.nextInt(altered.size());
      int other = random.nextInt(altered.size());
      switch (random.nextInt(4)) {
        case 0 -> Collections.swap(altered, one, other);
        case 1 -> altered.remove(one);
        case 2 -> altered.add(one, altered.get(other));
        default -> altered.set(one, crossed(altered.get(one), odd(random)));
      }
      if (altered.isEmpty()) {
        altered.add("");
      }
    }
    return String.join("\n", altered).getBytes(StandardCharsets.UTF_8);
  }

  private static String crossed(String line, String value) {
    int colon = line.lastIndexOf(':');
    return colon < 0 ? value : line.substring(0, colon + 1) + " " + value;
  }

  private static String odd(SplittableRandom random) {
    List<String> values =
        List.of(
            "~",
            "[]",
            "{}",
            "''",
            "-1",
            "1e400",
            "9".repeat(60),
            "true",
            "[[1], {a: b}]",
            "{path: [x]}",
            "\"\\u0000\"",
            "{$date: x}",
            ".nan",
            "a..b",
            "P99999999999Y");
    return values.get(random.nextInt(values.size()));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void randomBytesAreAnswered(Kind kind) {
    Seeds.configured()
        .check(
            300,
            random -> {
              byte[] content = new byte[random.nextInt(300)];
              random.nextBytes(content);
              kind.answers(content);
            });
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aliasesAreRefusedBeforeTheyMultiply(Kind kind) {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    says(
        kind,
        bomb.toString(),
        "f:1:5: Cannot read the file: anchors are not taken here; write the value out [bad-yaml]");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void cyclesAreRefused(Kind kind) {
    says(
        kind,
        "a: &a\n  b: *a\n",
        "f:1:4: Cannot read the file: anchors are not taken here; write the value out [bad-yaml]");
    says(
        kind,
        "a: *b\n",
        "f:1:4: Cannot read the file: aliases are not taken here; write the value out [bad-yaml]");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aNameThatOccursTwiceIsRefusedAtItsPlace(Kind kind) {
    says(
        kind,
        "id: a\nkind: b\nid: c\n",
        "f:3:1: Cannot read the file: the name 'id' occurs twice in this map [bad-yaml]");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void otherEncodingsAreRefusedAtTheFirstByteThatIsNone(Kind kind) {
    byte[] content = "id: a\nname: gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(ExampleFiles.lines(kind.read(content)))
        .containsExactly("f:2:9: Cannot read the file: it is not in UTF-8 from here on [bad-yaml]");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void depthAndSizeAreBounded(Kind kind) {
    for (String open : new String[] {"[", "{a: ", "- ", "? ", "a:\n "}) {
      kind.answers(open.repeat(50_000).getBytes(StandardCharsets.UTF_8));
    }
    says(
        kind,
        "a: " + "x".repeat(2_000_000),
        "f:1:1: Cannot read the file: the file is larger than 1 MiB [bad-yaml]");
    kind.answers(("id: " + "x".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8));
    kind.answers("a: [1, 2]\n".repeat(90_000).getBytes(StandardCharsets.UTF_8));
    kind.answers(
        ("schema:\n" + "- {name: a, properties: [{}, 5]}\n".repeat(20_000))
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileOfAHundredMegabytesIsNotReadToItsEnd(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("huge.odcs.yaml");
    try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength(100L * 1024 * 1024);
    }
    assertThat(ExampleFiles.lines(ContractFile.read(file)))
        .containsExactly(file + ":1:1: Cannot read the file: it is larger than 1 MiB [bad-yaml]");
  }

  @Test
  void aFileThatIsNotThereIsAProblem(@TempDir Path folder) {
    assertThatThrownBy(() -> ContractFile.read(folder.resolve("no.odcs.yaml")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.FILE_UNREADABLE))
        .hasMessageContaining("is not there or not readable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.$ | 3",
        "a..b | 3",
        "\"a | 1",
        "a[0] | 2",
        "'' | 1",
      })
  void aPathThatIsNoneIsRefusedAtItsColumn(String path, int column) {
    String text =
        new String(ExampleFiles.usage(), StandardCharsets.UTF_8)
            .replace("sorts: [createdAt]", "sorts:\n      - '" + path + "'");
    assertThat(ExampleFiles.findings(UsageFile.read("u", text.getBytes(StandardCharsets.UTF_8))))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo("bad-path");
          assertThat(finding.column()).isEqualTo(9 + column);
        });
  }

  private static void says(Kind kind, String text, String finding) {
    assertThat(ExampleFiles.lines(kind.read(text.getBytes(StandardCharsets.UTF_8))))
        .containsExactly(finding);
  }
}
