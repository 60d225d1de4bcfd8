package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.KeyRange;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the cluster says of itself, and what its tables are to those who read on while they change.
 */
final class SchemaTest {
  private static final KeyRange ALL = Ring.ranges(1).getFirst();

  @Opened private static CqlSpace space;
  @Opened private static Cluster cluster;

  /** E11. Every column is named, so that no column that is added shifts what is read. */
  @Test
  void aScanReadsTheSameThroughColumnsThatAreAddedAndDropped() {
    String table = space.table("id int PRIMARY KEY, m text, z text", "");
    space.run("INSERT INTO %s (id, m, z) VALUES (1, 'm', 'z')".formatted(table));
    TableShape shape = new Tables(cluster).shape(table);
    TableScan scan = new TableScan(cluster, shape);
    TableReader reader = new TableReader(cluster, shape);
    List<StoredRow> before = scan.rows(ALL, Optional.empty(), 10);
    List<Value> keys = before.stream().<Value>map(StoredRow::key).toList();
    assertThat(reader.read(keys)).isEqualTo(before);
    space.run("ALTER TABLE %s ADD a text".formatted(table));
    space.run("UPDATE %s SET a = 'a' WHERE id = 1".formatted(table));
    assertThat(scan.rows(ALL, Optional.empty(), 10)).isEqualTo(before);
    assertThat(reader.read(keys)).isEqualTo(before);
    space.run("ALTER TABLE %s DROP a".formatted(table));
    assertThat(scan.rows(ALL, Optional.empty(), 10)).isEqualTo(before);
    assertThat(reader.read(keys)).isEqualTo(before);
  }

  @Test
  void theClockIsThatOfTheServer() {
    ServerClock clock = new ServerClock(cluster);
    var first = clock.now();
    assertThat(clock.now()).isBetween(first, first.plus(Duration.ofMinutes(1)));
  }

  @Test
  void theCatalogueShowsWhatChangedAndNothingElse() {
    String table = space.table("id int PRIMARY KEY, a text", "");
    Catalogue catalogue = new Catalogue(cluster, table);
    List<Document> before = catalogue.entries();
    assertThat(before).anyMatch(entry -> is(entry, "in", "tables"));
    assertThat(catalogue.entries()).isEqualTo(before);
    space.run("ALTER TABLE %s ADD b int".formatted(table));
    List<Document> added = catalogue.entries();
    assertThat(added).containsAll(before).hasSize(before.size() + 1);
    assertThat(added).anyMatch(entry -> is(entry, "column_name", "b") && is(entry, "type", "int"));
    space.run("CREATE INDEX ON %s (a)".formatted(table));
    assertThat(catalogue.entries()).anyMatch(entry -> is(entry, "in", "indexes"));
    space.run("ALTER TABLE %s WITH gc_grace_seconds = 1234".formatted(table));
    assertThat(catalogue.entries()).anyMatch(entry -> is(entry, "gc_grace_seconds", "1234"));
  }

  /** E3. A name that was used once is not used again. */
  @Test
  void theCatalogueRemembersDroppedColumns() {
    String table = space.table("id int PRIMARY KEY, a text, b int", "");
    Catalogue catalogue = new Catalogue(cluster, table);
    assertThat(catalogue.droppedColumns()).isEmpty();
    space.run("ALTER TABLE %s DROP b".formatted(table));
    assertThat(catalogue.droppedColumns()).containsExactly("b");
    assertThat(catalogue.entries()).anyMatch(entry -> is(entry, "in", "dropped_columns"));
  }

  @Test
  void aTableThatIsNotThereHasNoEntries() {
    assertThat(new Catalogue(cluster, "nothing").entries()).isEmpty();
  }

  private static boolean is(Document entry, String name, String value) {
    return entry.get(name).equals(Optional.of(Value.text(value)));
  }
}
