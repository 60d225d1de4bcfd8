package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that did not end, or whose answer nobody could read, does not look like a good one. */
final class InterruptedCheckTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String EXAMPLES = Path.of("..", "examples", "contracts").toString();

  @TempDir private Path folder;

  private static JavaCommand quick(String... words) {
    return ServedPeople.command(words).withJvmOption("-XX:TieredStopAtLevel=1");
  }

  /** In the place of git, it says that it was asked and never answers. */
  private Map<String, String> withAGitThatHangs() throws IOException {
    Path git = folder.resolve("git");
    Files.writeString(
        git,
        """
        #!/bin/sh
        echo asked >'%s/asked'
        while kill -0 $PPID 2>&-; do sleep 0.1; done
        """
            .formatted(folder));
    assertThat(git.toFile().setExecutable(true)).isTrue();
    return Map.of("PATH", folder + ":" + System.getenv("PATH"));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalEndsACheckWithItsOwnCode(String signal, int exit) throws Exception {
    // Builds in the background ignore the signal, and what they start would, too.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(quick("breaking", EXAMPLES, "--against", "main").commandLine());
    try (ProcessUnderTest check = ProcessUnderTest.start(command, withAGitThatHangs())) {
      long end = System.nanoTime() + LONG.toNanos();
      while (Files.notExists(folder.resolve("asked")) && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      String pid = Long.toString(check.pid());
      assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
      assertThat(check.awaitExit(LONG)).isEqualTo(exit);
      assertThat(check.output()).isEmpty();
    }
  }

  @Test
  void anAnswerThatNobodyCouldReadIsNotDone() throws Exception {
    String command =
        quick("breaking", EXAMPLES, "--against", EXAMPLES).commandLine().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Path code = folder.resolve("code");
    String script = "{ %s; echo $? >'%s'; } | true".formatted(command, code);
    try (ProcessUnderTest run = ProcessUnderTest.start(List.of("sh", "-c", script), Map.of())) {
      assertThat(run.awaitExit(LONG)).isZero();
    }
    assertThat(Files.readString(code).strip()).isEqualTo("1");
  }
}
