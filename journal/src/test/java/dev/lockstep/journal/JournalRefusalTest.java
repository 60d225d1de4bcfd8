package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal says when the disk or another process stands in its way. */
final class JournalRefusalTest {
  private static final Path FILE = Path.of("/state/journal.db");

  @TempDir private Path folder;

  @Test
  void aFullDiskRecordsNothingAndSaysSo() {
    try (Database database = Database.open(folder.resolve("journal.db"))) {
      assertThatThrownBy(() ->
              database.change(connection -> {
                try (var statement = connection.createStatement()) {
                  statement.execute("PRAGMA max_page_count = 20");
                }
                Head last = Entries.last(connection);
                for (int i = 0; i < 100; i++) {
                  Draft draft = new Draft("a", "b".repeat(4000), "c");
                  Entry entry = Chain.next(last, Instant.EPOCH, draft);
                  Entries.insert(connection, entry);
                  last = new Head(entry.seq(), entry.hash());
                }
              }))
          .isInstanceOfSatisfying(
              Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.DISK_FULL))
          .hasMessageEndingWith("the disk is full, or a quota or a limit for files is reached");
      assertThat(database.read(Entries::last)).isEqualTo(Head.NONE);
    }
  }

  @Test
  void eachRefusalOfSqliteHasItsProblem() {
    assertThat(code(5)).isEqualTo(ProblemCode.JOURNAL_BUSY);
    assertThat(code(5 | 2 << 8)).isEqualTo(ProblemCode.JOURNAL_BUSY);
    assertThat(code(8)).isEqualTo(ProblemCode.FILE_UNREADABLE);
    assertThat(code(10)).isEqualTo(ProblemCode.FILE_UNREADABLE);
    SQLException quota = new SQLException("[SQLITE_IOERR_WRITE] disk I/O error", "", 10);
    assertThat(Failures.of(FILE, quota).code()).isEqualTo(ProblemCode.DISK_FULL);
    assertThat(code(11)).isEqualTo(ProblemCode.JOURNAL_BROKEN);
    assertThat(code(13)).isEqualTo(ProblemCode.DISK_FULL);
    assertThat(code(14)).isEqualTo(ProblemCode.FILE_UNREADABLE);
    assertThat(code(26)).isEqualTo(ProblemCode.JOURNAL_BROKEN);
  }

  private static ProblemCode code(int sqlite) {
    return Failures.of(FILE, new SQLException("secret", "", sqlite)).code();
  }

  @Test
  void aFullDiskBelowTheHeadFileHasTheSameProblem() {
    Problem problem = Failures.of(FILE, new IOException("No space left on device"));
    assertThat(problem.code()).isEqualTo(ProblemCode.DISK_FULL);
    assertThat(Failures.of(FILE, new IOException("File too large")).code())
        .isEqualTo(ProblemCode.DISK_FULL);
    assertThat(Failures.of(FILE, new IOException("x")).code())
        .isEqualTo(ProblemCode.FILE_UNREADABLE);
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("nowhere").resolve("journal.db");
    assertThatThrownBy(() -> Journal.open(file, Instant::now))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.FILE_UNREADABLE))
        .hasMessageContaining(folder.toString());
  }
}
