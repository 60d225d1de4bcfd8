package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the commands of the gate say to files that somebody made to break them, or to pass. */
@Timeout(60)
final class HostileContractsTest {
  private static final Path EXAMPLES = Path.of("..", "examples", "contracts");

  @TempDir private Path folder;
  private Shell shell;
  private Path shop;
  private Path contract;

  @BeforeEach
  void copyTheExamples() throws IOException {
    shell = new Shell(folder.resolve("state"));
    shop = Files.createDirectories(folder.resolve("shop"));
    for (String name :
        new String[] {"orders.odcs.yaml", "billing.usage.yaml", "deployments.yaml"}) {
      assertThat(Files.copy(EXAMPLES.resolve(name), shop.resolve(name))).exists();
    }
    contract = shop.resolve("orders.odcs.yaml");
  }

  /** Files by what is wrong with them, and where. */
  static Stream<Arguments> files() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    return Stream.of(
        Arguments.of("a bomb", bomb.toString(), ":1:5: ", "anchors are not taken"),
        Arguments.of("a circle", "a: &a\n  b: *a\n", ":1:4: ", "anchors are not taken"),
        Arguments.of("a name twice", "id: a\nkind: b\nid: c\n", ":3:1: ", "occurs twice"),
        Arguments.of("no UTF-8", "id: a\nname: gr\u00fc\n", ":2:9: ", "not in UTF-8"),
        Arguments.of("depth", "[".repeat(100_000), ":1:52: ", "nest deeper than"),
        Arguments.of("nothing", "", ":1:1: ", "it holds nothing"),
        Arguments.of("two documents", "a: b\n---\nc: d\n", ":3:1: ", "a second document"),
        Arguments.of("a control character", "id: a\u0007b\n", ":1:", "Cannot read the file"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void aHostileFileIsNamedWithItsPlaceByEveryCommand(
      String what, String content, String place, String words) throws IOException {
    Files.write(contract, content.getBytes(StandardCharsets.ISO_8859_1));
    Ran lint = shell.run("lint", shop.toString());
    assertThat(lint.exit()).isEqualTo(100);
    assertThat(lint.out()).contains("orders.odcs.yaml" + place, words);
    for (String[] command :
        new String[][] {
          {"breaking", "--against", EXAMPLES.toString(), shop.toString()},
          {"breaking", "--against", shop.toString(), EXAMPLES.toString()},
          {
            "can-i-deploy",
            "--service",
            "billing",
            "--version",
            "4.2.0",
            "--to-environment",
            "prod",
            shop.toString()
          }
        }) {
      Ran ran = shell.run(command);
      assertThat(ran.exit()).as(what).isEqualTo(1);
      assertThat(ran.err()).contains("orders.odcs.yaml" + place, words).doesNotContain("Exception");
      assertThat(ran.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"a.b\"', 'is not safe'",
    "$where, '$'",
    "'\"it''s \\\"x\\\"\"', ''",
    "'\"\\uFEFFname\"', ''"
  })
  void oddNamesAreReadAndComparedAsTheyAre(String name, String words) throws IOException {
    String text = Files.readString(contract);
    Files.writeString(contract, "\ufeff" + text.replace("name: coupon", "name: " + name));
    Ran lint = shell.run("lint", shop.toString());
    assertThat(lint.exit()).isIn(0, 100);
    assertThat(lint.out()).contains(words).doesNotContain("Exception");
    Ran breaking = shell.run("breaking", "--against", EXAMPLES.toString(), shop.toString());
    assertThat(breaking.exit()).isEqualTo(100);
    assertThat(breaking.out()).contains("FIELD_RENAMED");
    assertThat(shell.run("breaking", "--against", shop.toString(), shop.toString()).exit())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "(a+)+$, (a*)*b$, 100",
    "^(a|a)*$, ^(a|aa)+$, 100",
    "'^(.*a){20}$', '^(.*a){19}$', 0",
    "^(?=(a+)+$)a$, ^(b+)+\\\\1$, 101"
  })
  void patternsThatBacktrackForEverAreComparedInTime(String before, String after, int least)
      throws IOException {
    String text = Files.readString(contract);
    Path old = Files.createDirectories(folder.resolve("old"));
    Files.writeString(old.resolve("orders.odcs.yaml"), text.replace("^[a-z]{2}$", before));
    Files.writeString(contract, text.replace("^[a-z]{2}$", after));
    Ran ran = shell.run("breaking", "--against", old.toString(), shop.toString());
    assertThat(ran.exit()).as(ran.out()).isIn(least, 100, 101);
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void aFileOfAHundredMegabytesIsRefusedInASmallHeap() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(contract.toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    for (String verb : new String[] {"lint", "breaking"}) {
      String[] words =
          verb.equals("lint")
              ? new String[] {verb, shop.toString()}
              : new String[] {verb, "--against", EXAMPLES.toString(), shop.toString()};
      try (ProcessUnderTest run =
          ProcessUnderTest.start(
              ServedPeople.command(words)
                  .withJvmOption("-Xmx128m")
                  .withJvmOption("-XX:TieredStopAtLevel=1"))) {
        assertThat(run.awaitExit(Duration.ofSeconds(50))).isEqualTo(verb.equals("lint") ? 100 : 1);
        assertThat(String.join("\n", run.output()) + String.join("\n", run.errors()))
            .contains("orders.odcs.yaml:1:1: ", "larger than 1 MiB")
            .doesNotContain("Exception");
      }
    }
  }
}
