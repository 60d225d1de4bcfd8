package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.cassandra.CqlSpace;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a row is there, and when it comes back. */
final class RowsTest {
  @Opened private static CqlSpace space;

  /** E5. When no cell of the user is left, the engine's cells are deleted. */
  @Test
  void anEmptiedRowStaysVisibleThroughACellOfTheEngine() {
    String table = space.table("id int PRIMARY KEY, a text, d text", "");
    space.run("UPDATE %s SET a = 'x' WHERE id = 1".formatted(table));
    space.run("UPDATE %s SET a = 'x' WHERE id = 2".formatted(table));
    space.run("UPDATE %s SET d = 'x' WHERE id = 1".formatted(table));
    space.run("DELETE a FROM %s WHERE id = 1".formatted(table));
    space.run("DELETE a FROM %s WHERE id = 2".formatted(table));
    assertThat(space.row("SELECT id FROM %s".formatted(table)).getInt(0)).isEqualTo(1);
  }

  /** E5. Tables used with lightweight transactions are refused. */
  @Test
  void aCellOfTheEngineMakesIfNotExistsAnswerFalse() {
    String table = space.table("id int PRIMARY KEY, a text, d text", "");
    space.run("UPDATE %s SET d = 'x' WHERE id = 1".formatted(table));
    assertThat(insertsIfNotExists(table, 1)).isFalse();
    assertThat(insertsIfNotExists(table, 2)).isTrue();
  }

  /** E5. Hence a derived cell carries its sources' time where the value allows it. */
  @Test
  void aCellOneMicrosecondLaterSurvivesTheDeleteOfItsRow() {
    String table = space.table("id int PRIMARY KEY, a text, d text", "");
    for (int id = 1; id <= 2; id++) {
      space.run("INSERT INTO %s (id, a) VALUES (%d, 'x') USING TIMESTAMP 100".formatted(table, id));
      space.run(
          "UPDATE %s USING TIMESTAMP %d SET d = 'x' WHERE id = %d".formatted(table, 99 + id, id));
      space.run("DELETE FROM %s USING TIMESTAMP 100 WHERE id = %d".formatted(table, id));
    }
    assertThat(space.row("SELECT id FROM %s".formatted(table)).getInt(0)).isEqualTo(2);
  }

  /**
   * E15. {@code gc_grace_seconds} must exceed the hint window plus the largest age of what is
   * written: with 0, compaction purges the delete, and a write at an older time brings the row
   * back.
   */
  @Test
  void aPurgedDeleteLetsAnOlderWriteResurrectTheRowAndAKeptOneDoesNot() {
    String purging = compacted(0);
    String keeping = compacted(864_000);
    for (String table : List.of(purging, keeping)) {
      space.run("INSERT INTO %s (id, a) VALUES (1, 'x') USING TIMESTAMP 100".formatted(table));
      space.run("DELETE FROM %s USING TIMESTAMP 200 WHERE id = 1".formatted(table));
    }
    long deleted = serverMillis();
    for (String table : List.of(purging, keeping)) {
      awaitCompactionAfter(table, deleted + 2_000);
      space.run("UPDATE %s USING TIMESTAMP 150 SET d = 'x' WHERE id = 1".formatted(table));
    }
    assertThat(isThere(purging)).isTrue();
    assertThat(isThere(keeping)).isFalse();
  }

  /** Two small files are enough to be compacted, and there is a new one every moment. */
  private static String compacted(int graceSeconds) {
    return space.table(
        "id int PRIMARY KEY, a text, d text",
        """
        WITH gc_grace_seconds = %d AND memtable_flush_period_in_ms = 200 AND compaction =
        {'class': 'SizeTieredCompactionStrategy', 'min_threshold': 2, 'max_threshold': 32}
        """
            .formatted(graceSeconds));
  }

  /** Writes rows until all files have been merged into one at a later moment of the server. */
  private static void awaitCompactionAfter(String table, long millis) {
    int[] filler = {1};
    space.await(
        "%s is compacted".formatted(table),
        () -> {
          filler[0]++;
          space.run("INSERT INTO %s (id, a) VALUES (%d, 'x')".formatted(table, filler[0]));
          return compactions(table).stream().anyMatch(at -> at.toEpochMilli() > millis);
        });
  }

  private static List<Instant> compactions(String table) {
    return space
        .rows(
            "SELECT compacted_at FROM system.compaction_history WHERE keyspace_name = ? AND"
                + " columnfamily_name = ? ALLOW FILTERING",
            space.keyspace(),
            table)
        .stream()
        .map(row -> row.getInstant(0))
        .toList();
  }

  private static boolean isThere(String table) {
    return !space.rows("SELECT id FROM %s WHERE id = 1".formatted(table)).isEmpty();
  }

  private static long serverMillis() {
    return space.row("SELECT toTimestamp(now()) FROM system.local").getInstant(0).toEpochMilli();
  }

  private static boolean insertsIfNotExists(String table, int id) {
    return space
        .row("INSERT INTO %s (id, a) VALUES (%d, 'y') IF NOT EXISTS".formatted(table, id))
        .getBoolean("[applied]");
  }
}
