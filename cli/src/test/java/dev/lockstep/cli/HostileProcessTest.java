package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command, as a process, says to input that somebody made to break it. */
final class HostileProcessTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path folder;

  /** Files by what is wrong with them, and the words that must be said. */
  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("nothing", "", "it holds nothing"),
        Arguments.of("bytes that are no text", "id: caf\u00e9\u0000\u00ff", "not in UTF-8"),
        Arguments.of("an alias", "a: &a [x]\nb: [*a, *a]\n", "anchors are not taken"),
        Arguments.of("a name twice", "id: a\nid: b\n", "occurs twice"),
        Arguments.of("a tab", "a:\n\tb: c\n", "TAB"),
        Arguments.of("depth", "operations: " + "[".repeat(100_000), "nest deeper than"),
        Arguments.of("50 MB", "a: b\n".repeat(10_000_000), "larger than 1 MiB"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void aHostileFileIsOneFinding(String what, String content, String words) throws Exception {
    Path file =
        Files.write(folder.resolve("bad.yaml"), content.getBytes(StandardCharsets.ISO_8859_1));
    try (ProcessUnderTest run = start("validate", file.toString())) {
      assertThat(run.awaitExit(LONG)).as(what).isEqualTo(100);
      assertThat(String.join("\n", run.output()))
          .contains("Cannot ", words, "Nothing was written.", "Next: ")
          .doesNotContain("Exception", "\tat ");
      assertThat(run.errors()).isEmpty();
    }
  }

  /** Addresses that must neither be opened nor have their password repeated. */
  static Stream<String> addresses() {
    return Stream.of(
        "mongodb://",
        "mongodb:///x",
        "mongodb://ann:canary-pw@",
        "mongodb://ann:canary pw@host/x",
        "mongodb://ann:canary-pw@127.0.0.1:99999/x",
        "mongodb://ann:canary-pw@127.0.0.1:1/x?serverSelectionTimeoutMS=200",
        "postgres://ann:canary-pw@host/x");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void aHostileAddressIsOneProblemWithoutItsPassword(String address) throws Exception {
    String change = Files.writeString(folder.resolve("town.yaml"), People.text("town")).toString();
    try (ProcessUnderTest run =
        start("run", change, "--store", address, "--collection", "x", "--output", "json")) {
      assertThat(run.awaitExit(LONG)).isEqualTo(1);
      assertThat(run.output()).hasSize(1);
      assertThat(run.output().getFirst())
          .startsWith("{\"problem\":{\"code\":")
          .contains("\"sentence\":\"Cannot ", "\"meaning\":", "\"next\":")
          .doesNotContain("canary", "Exception");
      assertThat(run.errors()).isEmpty();
    }
    assertNoSecretIn(folder.resolve("state"));
  }

  private static void assertNoSecretIn(Path state) throws IOException {
    if (Files.exists(state)) {
      try (Stream<Path> files = Files.walk(state)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
              .doesNotContain("canary");
        }
      }
    }
  }

  private ProcessUnderTest start(String... arguments) {
    List<String> line = ServedPeople.command(arguments).commandLine();
    return ProcessUnderTest.start(
        line, Map.of("LOCKSTEP_HOME", folder.resolve("state").toString()));
  }
}
