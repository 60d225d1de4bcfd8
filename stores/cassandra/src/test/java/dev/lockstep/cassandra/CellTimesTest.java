package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time orders cells, and does not tell everything: what the rules for derived cells stand on. */
final class CellTimesTest {
  @Opened private static CqlSpace space;

  private String table;

  @BeforeEach
  void table() {
    table = space.table("id int PRIMARY KEY, a text, b text, d text", "");
  }

  /** E1. Cell times cannot replace the tag: nothing tells "deleted" from "not derived yet". */
  @Test
  void aDeletedCellLooksLikeOneNeverWritten() {
    set("a", "x", 100);
    set("d", "x", 100);
    delete("d", 150);
    Row row = space.row("SELECT d, writetime(d), ttl(d), writetime(b) FROM %s".formatted(table));
    assertThat(row.isNull(0)).isTrue();
    assertThat(row.isNull(1)).isTrue();
    assertThat(row.isNull(2)).isTrue();
    assertThat(row.isNull(3)).as("of a cell never written").isTrue();
  }

  /** E1. A write that has no effect is an outcome of its own: it must be read back. */
  @Test
  void derivingADeletedCellAtItsSourcesTimeHasNoEffectInEitherDirection() {
    set("a", "x", 100);
    set("d", "x", 100);
    delete("d", 150);
    set("d", "x", 100);
    assertThat(get("d")).isNull();
    set("b", "y", 100);
    delete("a", 150);
    set("a", "x", 100);
    assertThat(get("a")).isNull();
  }

  /** E2. Content decides: by times alone, a legacy write that is older by its clock is undone. */
  @Test
  void aLegacyWriteIsOverwrittenThroughAMergedCellWhenOnlyTimesAreCompared() {
    set("a", "old", 100);
    set("b", "y", 200);
    set("d", "old y", 201);
    set("a", "legacy", 180);
    Row row =
        space.row(
            "SELECT d, writetime(a), writetime(b), writetime(d) FROM %s WHERE id = 1"
                .formatted(table));
    assertThat(row.getLong(3))
        .as("d looks newer than both of its sources")
        .isGreaterThan(Math.max(row.getLong(1), row.getLong(2)));
    set("a", row.getString(0).substring(0, 3), row.getLong(3));
    assertThat(get("a")).isEqualTo("old");
  }

  /** E3. A new attempt uses a physical column that never held a cell. */
  @Test
  void aWriteAtItsSourcesTimeVanishesAfterATombstone() {
    set("a", "x", 100);
    set("d", "first attempt", 101);
    delete("d", 1_000);
    set("d", "second attempt", 101);
    assertThat(get("d")).isNull();
    set("d", "second attempt", 1_001);
    assertThat(get("d")).isEqualTo("second attempt");
  }

  /** Rule 2. A delete uses exactly the observed time, and so removes nothing newer. */
  @Test
  void aTombstoneWinsTheTieWithACell() {
    set("a", "x", 100);
    set("d", "x", 100);
    delete("d", 100);
    assertThat(get("d")).isNull();
    set("d", "x", 100);
    assertThat(get("d")).isNull();
  }

  /** Rule 2. Hence recorded + 1 where the value changes: at the same time the greater one wins. */
  @Test
  void theGreaterValueWinsATieWhateverCameLast() {
    set("d", "m", 100);
    set("d", "a", 100);
    assertThat(get("d")).isEqualTo("m");
    set("d", "z", 100);
    assertThat(get("d")).isEqualTo("z");
  }

  /** What held against attack: repeating the derivation of one scalar changes nothing. */
  @Test
  void derivingAScalarTwiceAtItsSourcesTimeIsAsGoodAsOnce() {
    set("a", "x", 100);
    set("d", "x", 100);
    set("d", "x", 100);
    assertThat(get("d")).isEqualTo("x");
    assertThat(time("d")).isEqualTo(100);
    set("a", "y", 150);
    set("d", "y", 150);
    set("d", "x", 100);
    assertThat(get("d")).as("a late replay").isEqualTo("y");
  }

  /** E8. A time more than a few seconds ahead is never propagated: the row is set aside. */
  @Test
  void afterBackDerivationFromTheFutureALegacyWriteIsLostInSilence() {
    long now = space.session().getContext().getTimestampGenerator().next();
    long ahead = now + Duration.ofHours(1).toNanos() / 1_000;
    set("a", "x", now);
    set("d", "from a clock ahead", ahead);
    set("a", "from a clock ahead", ahead);
    space.run("UPDATE %s SET a = 'legacy' WHERE id = 1".formatted(table));
    assertThat(get("a")).isEqualTo("from a clock ahead");
  }

  private void set(String column, String value, long time) {
    space.run(
        "UPDATE %s USING TIMESTAMP %d SET %s = ? WHERE id = 1".formatted(table, time, column),
        value);
  }

  private void delete(String column, long time) {
    space.run("DELETE %s FROM %s USING TIMESTAMP %d WHERE id = 1".formatted(column, table, time));
  }

  private String get(String column) {
    return space.row("SELECT %s FROM %s WHERE id = 1".formatted(column, table)).getString(0);
  }

  private long time(String column) {
    return space.row("SELECT writetime(%s) FROM %s".formatted(column, table)).getLong(0);
  }
}
