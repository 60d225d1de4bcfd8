package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Adding and dropping columns on a live table. */
final class ColumnsTest {
  @Opened private static CqlSpace space;

  /** E3c. A new attempt uses a column name that is not in {@code system_schema.dropped_columns}. */
  @Test
  void writesAtSourceTimeVanishIntoAColumnThatWasDroppedAndAdded() {
    String table = space.table("id int PRIMARY KEY, a text, d text", "");
    set(table, "a", "x", 100);
    set(table, "d", "first attempt", 100);
    dropAndAdd(table);
    set(table, "d", "second attempt", 100);
    assertThat(get(table, "d")).isNull();
    assertThat(get(table, "a")).isEqualTo("x");
    assertThat(
            space
                .row(
                    "SELECT column_name FROM system_schema.dropped_columns WHERE keyspace_name = ?"
                        + " AND table_name = ?",
                    space.keyspace(),
                    table)
                .getString(0))
        .isEqualTo("d");
  }

  /** E3c. A drop fences late writes of zombies, but not those from clocks that are ahead. */
  @Test
  void cellsDatedInTheFutureReappearWithTheColumn() {
    String table = space.table("id int PRIMARY KEY, a text, d text", "");
    long ahead =
        space.session().getContext().getTimestampGenerator().next()
            + Duration.ofHours(1).toNanos() / 1_000;
    set(table, "a", "x", 100);
    set(table, "d", "from a clock ahead", ahead);
    dropAndAdd(table);
    assertThat(get(table, "d")).isEqualTo("from a clock ahead");
  }

  /** E3c. A new physical column is permanent in its type too. */
  @Test
  void aDroppedColumnIsNotAddedAgainWithAnotherType() {
    String table = space.table("id int PRIMARY KEY, a text, d text", "");
    space.run("ALTER TABLE %s DROP d".formatted(table));
    assertThatThrownBy(() -> space.run("ALTER TABLE %s ADD d int".formatted(table)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("incompatible with previously dropped column 'd' of type text");
  }

  /** Rule 3. Hence the contract maps the logical name to the physical one. */
  @Test
  void aColumnIsNeitherRetypedNorRenamed() {
    String table = space.table("id int PRIMARY KEY, a text, d text", "");
    assertThatThrownBy(() -> space.run("ALTER TABLE %s ALTER d TYPE blob".formatted(table)))
        .isInstanceOf(InvalidQueryException.class);
    assertThatThrownBy(() -> space.run("ALTER TABLE %s RENAME d TO e".formatted(table)))
        .isInstanceOf(InvalidQueryException.class);
  }

  /** E11. Expand is refused while a usage prepares {@code SELECT *} below protocol version 5. */
  @Test
  void aPreparedSelectOfAllColumnsAnswersTheWrongOneAfterAddOnVersion4() {
    assertThat(secondColumnAfterAdd("V4")).isEqualTo("value of a");
  }

  /** E11. From version 5 on, the server tells that the columns of a result have changed. */
  @Test
  void aPreparedSelectOfAllColumnsIsRightAfterAddOnVersion5() {
    assertThat(secondColumnAfterAdd("V5")).isEqualTo("value of b");
  }

  /** What a service reads as {@code b} through a statement prepared before {@code a} came. */
  private static String secondColumnAfterAdd(String protocol) {
    String table = space.table("id int PRIMARY KEY, b text, c text", "");
    try (CqlSession service = space.session(protocol)) {
      space.run(
          "INSERT INTO %s (id, b, c) VALUES (1, 'value of b', 'value of c')".formatted(table));
      PreparedStatement all = service.prepare("SELECT * FROM %s WHERE id = ?".formatted(table));
      assertThat(service.execute(all.bind(1)).one().getString("b")).isEqualTo("value of b");
      space.run("ALTER TABLE %s ADD a text".formatted(table));
      space.run("UPDATE %s SET a = 'value of a' WHERE id = 1".formatted(table));
      return service.execute(all.bind(1)).one().getString("b");
    }
  }

  private static void dropAndAdd(String table) {
    space.run("ALTER TABLE %s DROP d".formatted(table));
    space.run("ALTER TABLE %s ADD d text".formatted(table));
  }

  private static void set(String table, String column, String value, long time) {
    space.run(
        "UPDATE %s USING TIMESTAMP %d SET %s = ? WHERE id = 1".formatted(table, time, column),
        value);
  }

  private static String get(String table, String column) {
    return space.row("SELECT %s FROM %s WHERE id = 1".formatted(column, table)).getString(0);
  }
}
