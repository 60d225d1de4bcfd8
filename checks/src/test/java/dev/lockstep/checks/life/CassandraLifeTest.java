package dev.lockstep.checks.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cassandra.CassandraStoreProvider;
import dev.lockstep.checks.life.Life.Lived;
import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.store.Store;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The operations that make sense on columns live their whole life on a real Cassandra, and make the
 * same columns where there is no row yet.
 */
class CassandraLifeTest {
  /**
   * One operation on a table.
   *
   * @param columns of the table, its key included
   * @param rows what stands between {@code INSERT INTO things} and the end
   */
  record TableCase(String name, String operations, String columns, List<String> rows) {
    private static TableCase of(String name, String operations, String columns, String... rows) {
      return new TableCase(name, operations, columns, List.of(rows));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static final List<TableCase> CASES =
      List.of(
          TableCase.of(
              "rename",
              "- rename: {from: town, to: city}",
              "id int PRIMARY KEY, town text, note int",
              "(id, town, note) VALUES (1, 'Bath', 2)",
              "(id, town) VALUES (2, 'York') USING TTL 86400",
              "(id, note) VALUES (3, 7)"),
          TableCase.of(
              "copy",
              "- copy: {from: email, to: login}",
              "id uuid PRIMARY KEY, email text, at timestamp",
              "(id, email, at) VALUES (uuid(), 'a@b', toTimestamp(now()))",
              "(id, at) VALUES (uuid(), toTimestamp(now()))"),
          TableCase.of(
              "add",
              "- add: {path: theme, value: light}",
              "id int PRIMARY KEY, a int",
              "(id, a) VALUES (1, 1)"),
          TableCase.of(
              "remove",
              "- remove: {path: legacy}",
              "id int PRIMARY KEY, legacy decimal, b int",
              "(id, legacy, b) VALUES (1, 1.10, 2)",
              "(id, b) VALUES (2, 3)"),
          TableCase.of(
              "split",
              "- split: {path: name, to: [first, last], template: '{first} {last}'}",
              "tenant text, id int, name text, z int, PRIMARY KEY (tenant, id)",
              "(tenant, id, name, z) VALUES ('x', 1, 'Ada Lovelace', 1)",
              "(tenant, id, z) VALUES ('x', 2, 1)"),
          TableCase.of(
              "merge",
              "- merge: {from: [outcode, incode], to: postcode, template: '{outcode} {incode}'}",
              "id int PRIMARY KEY, outcode text, incode text, z int",
              "(id, outcode, incode, z) VALUES (1, 'CF24', '3JH', 1)",
              "(id, z) VALUES (3, 1)"),
          TableCase.of(
              "derive",
              "- derive: {path: total, expression: 'doc.price * doc.count'}",
              "id bigint PRIMARY KEY, price bigint, count bigint",
              "(id, price, count) VALUES (1, 2, 3)"),
          TableCase.of(
              "convert",
              "- copy: {from: rating, to: stars}\n"
                  + "- convert: {path: stars, to: double, otherwise: absent}",
              "id int PRIMARY KEY, rating text",
              "(id, rating) VALUES (1, '4.5')",
              "(id, rating) VALUES (2, 'Not yet rated')"),
          TableCase.of(
              "choose",
              "- derive: {path: size, expression: 'has(doc.price) && doc.price > 5 ? \"L\" :"
                  + " \"S\"'}",
              "id int PRIMARY KEY, price int",
              "(id, price) VALUES (1, 6)"),
          TableCase.of(
              "wrap",
              "- rename: {from: email, to: emails}\n- wrap: emails",
              "id int PRIMARY KEY, email text, z int",
              "(id, email) VALUES (1, 'a@b')",
              "(id, z) VALUES (2, 2)"),
          TableCase.of(
              "types",
              "- rename: {from: at, to: born}\n- rename: {from: amount, to: price}\n"
                  + "- rename: {from: address, to: host}\n- rename: {from: pass, to: ticket}",
              "id int PRIMARY KEY, at date, amount varint, address inet, pass timeuuid",
              "(id, at, amount, address, pass) VALUES (1, '2026-11-21', 12345678901234567890123,"
                  + " '127.0.0.1', now())",
              "(id, at, amount) VALUES (2, '0001-01-01', 5)"),
          TableCase.of(
              "nested",
              "- move: {from: address.town, to: city}",
              "id int PRIMARY KEY, address map<text, text>, z int",
              "(id, address, z) VALUES (1, {'town': 'Bath', 'street': 'High St'}, 1)",
              "(id, address) VALUES (2, {'street': 'Low St'})",
              "(id, z) VALUES (3, 1)"),
          TableCase.of(
              "static",
              "- rename: {from: plan, to: tier}",
              "tenant text, id int, plan text STATIC, name text, PRIMARY KEY (tenant, id)",
              "(tenant, id, plan, name) VALUES ('x', 1, 'gold', 'a')",
              "(tenant, id, name) VALUES ('x', 2, 'b')",
              "(tenant, plan) VALUES ('empty', 'silver')",
              "(tenant, id, name) VALUES ('none', 1, 'c')"),
          TableCase.of(
              "record",
              "- move: {from: home.town, to: city}",
              "id int PRIMARY KEY, home address, z int",
              "(id, home, z) VALUES (1, {street: 'High St', town: 'Bath'}, 1)",
              "(id, home) VALUES (2, {street: 'Low St'})"),
          TableCase.of(
              "collections",
              "- rename: {from: tags, to: labels}\n- rename: {from: prefs, to: settings}",
              "id int PRIMARY KEY, tags set<text>, prefs map<text, int>, z int",
              "(id, tags, prefs, z) VALUES (1, {'b', 'a'}, {'x': 1, 'y': 2}, 1)",
              "(id, z) VALUES (2, 1)"));

  @ParameterizedTest
  @FieldSource("CASES")
  void everyOperationOnColumnsGoesForwardBackForwardAndIsRetired(TableCase life)
      throws InterruptedException {
    assertThat(lived(life, life.rows())).isEqualTo(lived(life, List.of()));
  }

  /** Lives it from these rows and answers the types of the columns that there are then. */
  private static Map<String, String> lived(TableCase life, List<String> rows)
      throws InterruptedException {
    try (CqlSpace space = CqlSpace.open()) {
      space.run("CREATE TYPE address (street text, town text)");
      space.run("CREATE TABLE things (%s)".formatted(life.columns()));
      rows.forEach(row -> space.run("INSERT INTO things " + row));
      try (Store store = new CassandraStoreProvider().open(space.uri())) {
        Lived lived = new Lived(List.copyOf(Life.stored(store).values()), Optional.empty());
        new Life(
                () -> store,
                store,
                Subjects.of(life.name(), life.operations()),
                lived,
                Clock.systemUTC())
            .liveLoaded();
      }
      return types(space);
    }
  }

  private static Map<String, String> types(CqlSpace space) {
    Map<String, String> types = new TreeMap<>();
    space
        .rows(
            "SELECT column_name, kind, type FROM system_schema.columns WHERE keyspace_name = ? AND"
                + " table_name = 'things'",
            space.keyspace())
        .forEach(row -> types.put(row.getString(0), row.getString(1) + " " + row.getString(2)));
    return types;
  }
}
