package dev.lockstep.demo.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.lockstep.demo.data.Catalogue;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.path.Path;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTableTest {
  private static final String CHANGE = "2026-11-21-a-change";
  private static final List<Document> DOCUMENTS = FlatRestaurants.documents(200, 5);
  private static final TableColumns COLUMNS = TableColumns.of(DOCUMENTS);
  private static final Document FIRST = COLUMNS.row(DOCUMENTS.getFirst());
  private static final Value KEY = FIRST.get("_id").orElseThrow();

  private static CqlSpace space;
  private static CqlSession session;

  private LiveTable table;

  @BeforeAll
  static void open() throws InterruptedException {
    space = CqlSpace.open();
    session = new KeyspaceAddress(space.uri().toString()).connect();
  }

  @AfterAll
  static void close() {
    if (session != null) {
      session.close();
      space.close();
    }
  }

  @BeforeEach
  void create() {
    table = LiveTable.create(session, space.keyspace(), "places", COLUMNS, CHANGE);
    table.insertAll(List.of(FIRST));
  }

  @AfterEach
  void drop() {
    table.drop();
  }

  private List<Document> all() {
    List<Document> all = new ArrayList<>();
    table.forEach(all::add);
    return all;
  }

  @Test
  void keepsDocumentsAsTheyWereLoadedFieldOrderIncluded() {
    List<Document> rows = DOCUMENTS.stream().map(COLUMNS::row).toList();
    table.insertAll(rows);

    assertThat(table.count()).isEqualTo(200);
    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(rows)
        .allSatisfy(row -> assertThat(table.find(row.get("_id").orElseThrow())).contains(row));
  }

  @Test
  void anUpdateSetsTheColumnsItNamesAndNoOthers() {
    assertThat(table.set(KEY, Map.of(Path.of("address line 2"), Value.text("York")))).isTrue();

    assertThat(table.find(KEY)).contains(FIRST.with("address line 2", Value.text("York")));
  }

  @Test
  void aReplacementTakesAwayWhatItLacksAndLeavesColumnsOfOthers() {
    space.run("ALTER TABLE places ADD theirs int");
    space.run("UPDATE places SET theirs = 7 WHERE id = 'restaurant-0'");

    assertThat(table.replace(KEY, Document.of("_id", KEY, "name", Value.text("n")))).isTrue();

    assertThat(table.find(KEY)).contains(Document.of("_id", KEY, "name", Value.text("n")));
    assertThat(space.row("SELECT theirs FROM places").getInt(0)).isEqualTo(7);
  }

  @Test
  void aDeletedRowIsGoneAndCanComeAgain() {
    Document again = Document.of("_id", KEY, "name", Value.text("n"));

    assertThat(table.delete(KEY)).isTrue();
    assertThat(table.find(KEY)).isEmpty();
    assertThat(table.insert(again)).isTrue();
    assertThat(table.find(KEY)).contains(again);
  }

  @Test
  void columnsOfTheEngineAreShownUnderTheirFieldsToWhoLooksAtAllOfARow() {
    space.run("ALTER TABLE places ADD (stars_2 double, lockstep_tag text)");
    space.run(
        "CREATE TABLE made (table_name text, logical text, physical text,"
            + " PRIMARY KEY (table_name, logical))"
            + " WITH comment = 'Lockstep keeps here: places.lockstep_columns'");
    record(Layout.TAG, "lockstep_tag");
    record("stars", "stars_2");
    space.run(
        "UPDATE places SET stars_2 = 4.5, lockstep_tag = '{change: \"%s\"}' WHERE id ="
                .formatted(CHANGE)
            + " 'restaurant-0'");

    Document whole = all().getFirst();
    assertThat(whole.get("stars")).contains(Value.float64(4.5));
    assertThat(new Layout(CHANGE, List.of()).tag(whole)).isPresent();
    assertThat(new Layout("another", List.of()).tag(whole)).isEmpty();
    assertThat(table.find(KEY)).contains(FIRST);
  }

  private void record(String logical, String physical) {
    space.run(
        "INSERT INTO made (table_name, logical, physical) VALUES ('places', ?, ?)",
        logical,
        physical);
  }

  @Test
  void theCatalogueTellsTablesAndColumnsThatCameAndForgetsThoseThatWent() {
    Catalogue before = table.catalogue();
    space.run("ALTER TABLE places ADD extra int");
    space.run("CREATE TABLE lockstep_leases (id text PRIMARY KEY)");
    assertThat(table.catalogue().leftSince(before))
        .anyMatch(left -> left.startsWith("columns ") && left.contains("'extra'"))
        .anyMatch(left -> left.startsWith("tables ") && left.contains("'lockstep_leases'"));

    space.run("ALTER TABLE places DROP extra");
    space.run("DROP TABLE lockstep_leases");
    assertThat(table.catalogue().leftSince(before)).isEmpty();
  }

  @Test
  void anOptionOfTheTableThatChangedIsToldBothWays() {
    Catalogue before = table.catalogue();
    space.run("ALTER TABLE places WITH gc_grace_seconds = 7");

    assertThat(table.catalogue().leftSince(before))
        .hasSize(2)
        .anyMatch(left -> left.startsWith("tables "))
        .anyMatch(left -> left.startsWith("missing: tables "));
  }
}
