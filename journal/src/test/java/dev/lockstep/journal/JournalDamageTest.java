package dev.lockstep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the journal says when its files were cut, garbled, altered, or made by somebody else. */
final class JournalDamageTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
  private static final int ENTRIES = 60;

  @TempDir private Path folder;

  private Path written() {
    Path file = folder.resolve("journal.db");
    try (Journal journal = Journal.open(file, CLOCK)) {
      for (int i = 0; i < ENTRIES; i++) {
        assertThat(
                journal
                    .append(new Draft("engine", "noted", "c", Map.of("text", "x".repeat(40 + i))))
                    .seq())
            .isPositive();
      }
      journal.checkpoints().save(new Checkpoint("c", "range/1", "position"));
    }
    return file;
  }

  @Test
  void anAlteredRecordIsNamed() throws SQLException {
    Path file = written();
    tamper(file, "UPDATE entry SET actor = 'user:mallory' WHERE seq = 7");
    assertBroken(file, 7, "it was altered after it was written");
  }

  @Test
  void aRemovedRecordIsNamed() throws SQLException {
    Path file = written();
    tamper(file, "DELETE FROM entry WHERE seq = 7");
    assertBroken(file, 7, "it is missing");
  }

  @Test
  void aRecordWithARecomputedHashBreaksTheNextOne() throws SQLException {
    Path file = written();
    tamper(file, "UPDATE entry SET hash = '" + "ab".repeat(32) + "' WHERE seq = 7");
    assertBroken(file, 7, "it was altered after it was written");
  }

  @Test
  void anUnreadableRecordIsNamed() throws SQLException {
    Path file = written();
    tamper(file, "UPDATE entry SET fields = '{\"a\":1}' WHERE seq = 9");
    assertBroken(file, 9, "it cannot be read");
    tamper(file, "UPDATE entry SET prev = 'zz' WHERE seq = 4");
    assertBroken(file, 4, "it does not follow the record before it");
    tamper(file, "UPDATE entry SET time = 'noon' WHERE seq = 2");
    assertBroken(file, 2, "it cannot be read");
  }

  @Test
  void aTailThatWasCutOffIsFoundByTheHeadBesideTheDatabase() throws SQLException {
    Path file = written();
    tamper(file, "DELETE FROM entry WHERE seq > 50");
    assertBroken(file, 51, "it is missing, and 60 records were written");
    assertProblem(ProblemCode.JOURNAL_BROKEN, () -> use(file), "record 51");
  }

  @Test
  void aMissingOrGarbledHeadFileIsFound() throws IOException {
    Path file = written();
    Files.writeString(folder.resolve("journal.db.head"), "lockstep-journal-head-v1 60 ff\n");
    assertProblem(ProblemCode.JOURNAL_BROKEN, () -> use(file), "head file");
    Files.delete(folder.resolve("journal.db.head"));
    assertProblem(ProblemCode.JOURNAL_BROKEN, () -> use(file), "head file");
  }

  @Test
  void aRemovedDatabaseIsFound() throws IOException {
    Path file = written();
    Files.delete(file);
    assertProblem(ProblemCode.JOURNAL_BROKEN, () -> use(file), "60 records were written");
  }

  @Test
  void aHeadThatIsOneRecordBehindIsMended() throws IOException {
    Path file = written();
    Head before;
    try (Journal journal = Journal.open(file, CLOCK)) {
      Entry entry = journal.entries().get(ENTRIES - 2);
      before = new Head(entry.seq(), entry.hash());
    }
    Files.writeString(folder.resolve("journal.db.head"), before.toLine());
    use(file);
    assertThat(Files.readString(folder.resolve("journal.db.head")))
        .startsWith("lockstep-journal-head-v1 60 ");
  }

  @Test
  void anAlteredCheckpointIsNotBelieved() throws SQLException {
    Path file = written();
    tamper(file, "UPDATE checkpoint SET value = 'elsewhere'");
    try (Journal journal = Journal.open(file, CLOCK)) {
      assertThatThrownBy(() -> journal.checkpoints().find("c", "range/1"))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("a checkpoint was altered");
    }
  }

  @Test
  void noCutOfTheFileIsTakenForTheWholeJournal() throws IOException {
    Path file = written();
    byte[] whole = Files.readAllBytes(file);
    for (int size = 0; size < whole.length; size += 509) {
      Files.write(file, Arrays.copyOf(whole, size));
      assertNotTakenForWhole(file, "cut to " + size);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noGarbledByteChangesWhatIsRead(long seed) throws IOException {
    Path file = written();
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      byte[] garbled = whole.clone();
      int from = random.nextInt(garbled.length);
      for (int at = from; at < Math.min(garbled.length, from + 1 + random.nextInt(40)); at++) {
        garbled[at] = (byte) random.nextInt(256);
      }
      Files.write(file, garbled);
      assertReadsNothingFalse(file, "seed " + seed + ", garbled at " + from);
    }
  }

  @Test
  void aLogCutAnywhereLosesNothingSilently() throws IOException {
    Path file = folder.resolve("journal.db");
    byte[] log;
    byte[] database;
    try (Journal journal = Journal.open(file, CLOCK)) {
      for (int i = 0; i < 10; i++) {
        assertThat(journal.append(new Draft("engine", "noted", "c", Map.of("i", "" + i))).seq())
            .isPositive();
      }
      log = Files.readAllBytes(folder.resolve("journal.db-wal"));
      database = Files.readAllBytes(file);
    }
    String head = Files.readString(folder.resolve("journal.db.head"));
    for (int size = 0; size <= log.length; size += 1031) {
      Files.deleteIfExists(folder.resolve("journal.db-shm"));
      Files.write(file, database);
      Files.write(folder.resolve("journal.db-wal"), Arrays.copyOf(log, size));
      Files.writeString(folder.resolve("journal.db.head"), head);
      if (size < log.length) {
        assertNotTakenForWhole(file, "log cut to " + size);
      }
    }
  }

  @Test
  void aKillBeforeTheHeadIsWrittenLosesNothing() throws IOException {
    Path file = folder.resolve("journal.db");
    try (Journal journal = Journal.open(file, CLOCK)) {
      assertThat(journal.append(new Draft("engine", "started", "c")).seq()).isPositive();
      String head = Files.readString(folder.resolve("journal.db.head"));
      assertThat(journal.append(new Draft("engine", "ended", "c")).seq()).isPositive();
      Path copy = Files.createDirectory(folder.resolve("copy"));
      for (String name : new String[] {"journal.db", "journal.db-wal"}) {
        Files.copy(folder.resolve(name), copy.resolve(name));
      }
      Files.writeString(copy.resolve("journal.db.head"), head);
      try (Journal recovered = Journal.open(copy.resolve("journal.db"), CLOCK)) {
        assertThat(recovered.verify()).isEqualTo(new Verification.Intact(journal.head()));
      }
    }
  }

  @Test
  void otherFilesAreRefused() throws IOException, SQLException {
    Path text = Files.writeString(folder.resolve("a.db"), "once upon a time ".repeat(100));
    assertProblem(ProblemCode.JOURNAL_BROKEN, () -> use(text), "not a journal");
    Path other = folder.resolve("b.db");
    run(other, "CREATE TABLE entry (seq INTEGER)");
    assertProblem(ProblemCode.JOURNAL_BROKEN, () -> use(other), "tables are not those");
  }

  @Test
  void aHostileTriggerIsRefused() throws SQLException {
    Path file = written();
    run(file, "CREATE TRIGGER x AFTER INSERT ON live BEGIN DELETE FROM checkpoint; END");
    assertProblem(ProblemCode.JOURNAL_BROKEN, () -> use(file), "tables are not those");
  }

  @Test
  void aNewerJournalIsRefused() throws SQLException {
    Path file = written();
    run(file, "PRAGMA user_version = 2");
    assertProblem(ProblemCode.JOURNAL_NEWER, () -> use(file), "a newer version");
  }

  @Test
  void examiningShowsABrokenJournalAndAddsNothing() throws SQLException {
    Path file = written();
    tamper(file, "DELETE FROM entry WHERE seq > 50");
    try (Journal journal = Journal.examine(file, CLOCK)) {
      assertThat(journal.entries()).hasSize(50);
      assertThatThrownBy(() -> journal.append(new Draft("a", "b", "c")))
          .isInstanceOf(Problem.class);
    }
  }

  private static void use(Path file) {
    try (Journal journal = Journal.open(file, CLOCK)) {
      assertThat(journal.head().seq()).isPositive();
    }
  }

  private static void assertBroken(Path file, long seq, String why) {
    try (Journal journal = Journal.examine(file, CLOCK)) {
      assertThat(journal.verify()).isEqualTo(new Verification.Broken(seq, why));
    }
  }

  private static void assertProblem(ProblemCode code, Runnable work, String words) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  private static void assertNotTakenForWhole(Path file, String what) {
    examined(
        file,
        what,
        journal -> assertThat(journal.verify()).as(what).isInstanceOf(Verification.Broken.class));
  }

  private static void assertReadsNothingFalse(Path file, String what) {
    examined(
        file,
        what,
        journal -> {
          if (journal.verify() instanceof Verification.Intact) {
            assertThat(journal.entries()).as(what).hasSize(ENTRIES);
          }
        });
  }

  private static void examined(Path file, String what, Consumer<Journal> check) {
    try (Journal journal = Journal.examine(file, CLOCK)) {
      check.accept(journal);
    } catch (Problem problem) {
      assertThat(problem.code()).as(what).isEqualTo(ProblemCode.JOURNAL_BROKEN);
    } catch (RuntimeException e) {
      fail(what, e);
    }
  }

  /** What someone with the database in hand can do: the triggers go and come back. */
  private static void tamper(Path file, String sql) throws SQLException {
    run(
        file,
        "CREATE TEMP TABLE kept AS SELECT sql FROM main.sqlite_master WHERE type = 'trigger'",
        "PRAGMA writable_schema = ON",
        "CREATE TEMP TABLE saved AS SELECT * FROM main.sqlite_master WHERE type = 'trigger'",
        "DROP TRIGGER entry_appended",
        "DROP TRIGGER entry_unaltered",
        "DROP TRIGGER entry_kept",
        sql,
        "INSERT INTO main.sqlite_master SELECT * FROM saved");
  }

  private static void run(Path file, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
