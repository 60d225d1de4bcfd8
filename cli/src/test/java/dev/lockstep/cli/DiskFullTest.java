package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.model.document.Document;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The disk with the journal takes no more in the middle of a run. */
final class DiskFullTest {
  private static final Duration LONG = Duration.ofMinutes(3);

  /** The journal outgrows it in work by single documents; what a process needs does not. */
  private static final String FILE_KIB_MAX = "2048";

  @TempDir private Path folder;

  /** A process that may not write larger files meets what a full disk or a spent quota does. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aRunEndsWithOneSentenceAndGoesOnWhenThereIsRoomAgain() throws Exception {
    try (ServedPeople people = new ServedPeople(folder, 400)) {
      List<Document> before = people.documents();
      try (ProcessUnderTest run =
          limited(people.arguments("run", "--throttle", "batch=1"), people)) {
        assertThat(run.awaitExit(LONG)).isEqualTo(1);
        assertThat(run.output()).isEmpty();
        assertThat(String.join("\n", run.errors()))
            .containsPattern(
                "\nCannot record in the journal \\S+journal.db: the disk is full, or a quota or a"
                    + " limit for files is reached\\.\n"
                    + "The documents are as the last applied write left them; no work goes on"
                    + " without a journal\\.\n"
                    + "Next: .*repeat the same command: it continues where it stopped\\.\n"
                    + "\\(disk-full, see docs/problems/disk-full.md\\)$")
            .doesNotContain("Exception", "\tat ");
      }
      Shell shell = new Shell(people.state());
      assertThat(shell.run("status").out()).containsPattern("stage +(backfill|verified) since");
      assertThat(shell.run("journal", "--verify").exit()).isZero();

      Ran again = shell.run(people.arguments("run"));
      assertThat(again.exit()).as(again.err()).isZero();
      assertThat(shell.run("verify", "--output", "json").out()).contains("\"clean\":true");
      assertThat(shell.run("rollback").exit()).isZero();
      assertThat(people.documents()).containsExactlyInAnyOrderElementsOf(before);
    }
  }

  private static ProcessUnderTest limited(String[] arguments, ServedPeople people) {
    List<String> line =
        new ArrayList<>(
            List.of("bash", "-c", "ulimit -f " + FILE_KIB_MAX + "; exec \"$0\" \"$@\""));
    line.addAll(ServedPeople.command(arguments).commandLine());
    return ProcessUnderTest.start(line, Map.of("LOCKSTEP_HOME", people.state().toString()));
  }
}
