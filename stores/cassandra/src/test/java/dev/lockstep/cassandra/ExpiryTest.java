package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.lockstep.testkit.cassandra.CqlSpace;
import org.junit.jupiter.api.Test;

/** What expires: the reasons to write the absolute expiry of the source, always explicitly. */
final class ExpiryTest {
  @Opened private static CqlSpace space;

  /** E4. A row without a readable regular cell is not written to. */
  @Test
  void aKeyOnlyRowThatExpiresBecomesImmortalThroughAnAddedCell() {
    String table = space.table("id int PRIMARY KEY, d text", "");
    space.run("INSERT INTO %s (id) VALUES (1) USING TTL 2".formatted(table));
    space.run("INSERT INTO %s (id) VALUES (2) USING TTL 2".formatted(table));
    space.run("UPDATE %s SET d = 'default' WHERE id = 1".formatted(table));
    awaitGone(table, 2);
    assertThat(space.row("SELECT * FROM %s".formatted(table)).getInt("id")).isEqualTo(1);
  }

  /** E6. Every engine write names its TTL, {@code TTL 0} included. */
  @Test
  void theDefaultOfTheTableIsAppliedInSilenceUnlessTheTtlIsNamed() {
    String table =
        space.table("id int PRIMARY KEY, a text, d text, e text", "WITH default_time_to_live = 60");
    space.run("INSERT INTO %s (id, a) VALUES (1, 'x') USING TTL 0".formatted(table));
    space.run("UPDATE %s SET d = 'x' WHERE id = 1".formatted(table));
    space.run("UPDATE %s USING TTL 0 SET e = 'x' WHERE id = 1".formatted(table));
    Row row = space.row("SELECT ttl(a), ttl(d), ttl(e) FROM %s".formatted(table));
    assertThat(row.isNull(0)).isTrue();
    assertThat(row.getInt(1)).isBetween(1, 60);
    assertThat(row.isNull(2)).isTrue();
  }

  /** E6. Hence the absolute expiry, and nothing is derived from a source that may be gone. */
  @Test
  void aCopiedRelativeTtlRevivesAnExpiredValue() {
    String table = space.table("id int PRIMARY KEY, a text, d text", "");
    space.run("INSERT INTO %s (id) VALUES (1)".formatted(table));
    space.run("UPDATE %s USING TIMESTAMP 100 AND TTL 2 SET a = 'x' WHERE id = 1".formatted(table));
    Row read = space.row("SELECT a, ttl(a) FROM %s".formatted(table));
    awaitNull(table, "a");
    space.run(
        "UPDATE %s USING TIMESTAMP 100 AND TTL %d SET d = ? WHERE id = 1"
            .formatted(table, read.getInt(1)),
        read.getString(0));
    Row row = space.row("SELECT a, d FROM %s".formatted(table));
    assertThat(row.isNull("a")).isTrue();
    assertThat(row.getString("d")).isEqualTo("x");
  }

  /** E6. A derived cell that expired is a tombstone at its own time. */
  @Test
  void anExpiredDerivedCellBlocksDerivingItAgain() {
    String table = space.table("id int PRIMARY KEY, a text, d text", "");
    space.run("INSERT INTO %s (id, a) VALUES (1, 'x') USING TIMESTAMP 100".formatted(table));
    space.run("UPDATE %s USING TIMESTAMP 100 AND TTL 1 SET d = 'x' WHERE id = 1".formatted(table));
    awaitNull(table, "d");
    space.run("UPDATE %s USING TIMESTAMP 100 AND TTL 0 SET d = 'x' WHERE id = 1".formatted(table));
    assertThat(space.row("SELECT d FROM %s".formatted(table)).isNull(0)).isTrue();
    space.run("UPDATE %s USING TIMESTAMP 101 AND TTL 0 SET d = 'x' WHERE id = 1".formatted(table));
    assertThat(space.row("SELECT d FROM %s".formatted(table)).getString(0)).isEqualTo("x");
  }

  private static void awaitGone(String table, int id) {
    space.await(
        "row %d of %s is gone".formatted(id, table),
        () -> space.rows("SELECT id FROM %s WHERE id = %d".formatted(table, id)).isEmpty());
  }

  private static void awaitNull(String table, String column) {
    space.await(
        "%s of %s is null".formatted(column, table),
        () -> space.row("SELECT %s FROM %s".formatted(column, table)).isNull(0));
  }
}
