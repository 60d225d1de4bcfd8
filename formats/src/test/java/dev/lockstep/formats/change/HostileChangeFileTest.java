package dev.lockstep.formats.change;

import static dev.lockstep.formats.change.ChangeFileTest.RESTAURANTS;
import static dev.lockstep.formats.change.ChangeFileTest.change;
import static dev.lockstep.formats.change.ChangeFileTest.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.formats.Finding;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.testkit.seed.Damage;
import dev.lockstep.testkit.seed.Seeds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileChangeFileTest {
  private static void isAnswered(byte[] content) {
    switch (ChangeFile.read("c", content)) {
      case ChangeFile.Parsed parsed -> assertThat(parsed.change().operations()).isNotEmpty();
      case ChangeFile.Invalid invalid ->
          assertThat(invalid.findings())
              .isNotEmpty()
              .isSorted()
              .allSatisfy(HostileChangeFileTest::isReadable);
    }
  }

  private static void isReadable(Finding finding) {
    assertThat(finding.sentence()).startsWith("Cannot ").doesNotContain("\n");
    assertThat(finding.sentence().length()).isLessThan(600);
    assertThat(finding.line()).isPositive();
    assertThat(finding.column()).isPositive();
  }

  @Test
  void everyTruncatedFileIsAnswered() {
    byte[] content = RESTAURANTS.getBytes(StandardCharsets.UTF_8);
    for (int size = 0; size < content.length; size++) {
      isAnswered(Arrays.copyOf(content, size));
    }
  }

  @Test
  void everyDamagedFileIsAnswered() {
    byte[] example = RESTAURANTS.getBytes(StandardCharsets.UTF_8);
    Seeds.configured().check(3000, random -> isAnswered(Damage.of(example, random)));
  }

  @Test
  void randomBytesAreAnswered() {
    Seeds.configured()
        .check(
            500,
            random -> {
              byte[] content = new byte[random.nextInt(300)];
              random.nextBytes(content);
              isAnswered(content);
            });
  }

  @Test
  void depthIsRefusedWithoutOverflowingTheStack() {
    for (String open : new String[] {"[", "{a: ", "- ", "? ", "a:\n "}) {
      isAnswered(open.repeat(100_000).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(findings("[".repeat(1000)))
        .containsExactly(
            "change.yaml:1:52: Cannot read the file: lists and maps nest deeper than 50 levels"
                + " [bad-yaml]");
  }

  @Test
  void aliasesAreRefusedBeforeTheyMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(findings(bomb.toString()))
        .containsExactly(
            "change.yaml:1:5: Cannot read the file: anchors are not taken here; write the value"
                + " out [bad-yaml]");
  }

  @Test
  void hugeFilesAreRefused() {
    String text = RESTAURANTS + "rationale: " + "x".repeat(10_000_000) + "\n";
    assertThat(findings(text))
        .containsExactly(
            "change.yaml:1:1: Cannot read the file: it is larger than 1 MiB [bad-yaml]");
    isAnswered(("title: " + "x".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8));
    isAnswered(("x".repeat(1_000_000) + ": y").getBytes(StandardCharsets.UTF_8));
    isAnswered("a: [1, 2]\n".repeat(90_000).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void byteOrderMarksAndAnyLineEndsAreTaken() {
    assertThat(change("\ufeff" + RESTAURANTS)).isEqualTo(change(RESTAURANTS));
    assertThat(change(RESTAURANTS.replace("\n", "\r\n"))).isEqualTo(change(RESTAURANTS));
  }

  @Test
  void tabsAsIndentationAreRefusedAtTheirPlace() {
    assertThat(findings("apiVersion: lockstep/v1\n\tkind: Change\n"))
        .singleElement()
        .asString()
        .startsWith("change.yaml:2:1: Cannot read the file: ");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    ChangeFile read = ChangeFile.read("c", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThat(((ChangeFile.Invalid) read).findings())
        .extracting(Finding::toString)
        .containsExactly("c:1:1: Cannot read the file: it is not in UTF-8 [bad-yaml]");
  }

  @Test
  void aFileThatIsNotThereIsAProblemOfTheCaller(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("none.yaml");
    assertThatThrownBy(() -> ChangeFile.read(missing))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.FILE_UNREADABLE))
        .hasMessageStartingWith("Cannot read the change file: ");
    assertThatThrownBy(() -> ChangeFile.read(folder)).isInstanceOf(Problem.class);
    Path file = Files.writeString(folder.resolve("c.yaml"), RESTAURANTS);
    assertThat(ChangeFile.read(file))
        .isInstanceOfSatisfying(
            ChangeFile.Parsed.class,
            parsed -> assertThat(parsed.change()).isEqualTo(change(RESTAURANTS)));
  }
}
