package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import dev.lockstep.cassandra.TableShape.Clustering;
import dev.lockstep.cassandra.TableShape.KeyCells;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.CellTimes.Parts;
import dev.lockstep.model.write.CellTimes.Whole;
import dev.lockstep.model.write.Written;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables as they are and as they are refused, and their rows with the times of their cells. */
final class TablesTest {
  private static final Written AT_100 = new Written(100, OptionalInt.empty());
  private static final Written AT_200 = new Written(200, OptionalInt.empty());

  @Opened private static CqlSpace space;
  @Opened private static Cluster cluster;
  private static Tables tables;

  @BeforeAll
  static void make() {
    space.run("CREATE TYPE pair (x int, y int)");
    tables = new Tables(cluster);
  }

  @Test
  void theColumnsOfATableAreToldByTheirPart() {
    String name =
        space.table(
            "b int, a text, \"C\" int, d int, s int STATIC, v int, PRIMARY KEY ((b, a), \"C\", d)",
            "WITH CLUSTERING ORDER BY (\"C\" DESC, d ASC)");
    TableShape shape = tables.shape(name);
    assertThat(tables.names()).contains(name);
    assertThat(shape.partition()).containsExactly(id("b"), id("a"));
    assertThat(shape.clustering())
        .containsExactly(
            new Clustering(id("C"), ClusteringOrder.DESC),
            new Clustering(id("d"), ClusteringOrder.ASC));
    assertThat(shape.cells()).containsExactlyInAnyOrder(id("s"), id("v"));
  }

  @Test
  void aKeyBecomesItsCellsAndBack() {
    String name = space.table("a text, b int, c int, v int, PRIMARY KEY ((a, b), c)", "");
    TableShape shape = tables.shape(name);
    Document partition = Document.of("a", Value.text("x"), "b", Value.int32(7));
    Document key = partition.with("c", Value.int32(9));
    assertThat(shape.key(key.with("v", Value.int32(1)))).isEqualTo(key);
    KeyCells cells = shape.cells(key).orElseThrow();
    assertThat(cells.partition()).containsExactly(ByteBuffer.wrap(new byte[] {'x'}), number(7));
    assertThat(cells.clustering()).containsExactly(number(9));
    assertThat(shape.cells(partition).orElseThrow().clustering()).isEmpty();
  }

  @Test
  void noRowHasAKeyOfAnotherForm() {
    TableShape shape =
        tables.shape(space.table("a text, b int, c int, v int, PRIMARY KEY ((a, b), c)", ""));
    Value a = Value.text("x");
    Value b = Value.int32(7);
    assertThat(
            List.of(
                a,
                Document.of("a", a),
                Document.of("b", b, "a", a),
                Document.of("a", a, "b", a),
                Document.of("a", a, "b", b).with("v", b)))
        .allSatisfy(key -> assertThat(shape.cells(key)).isEqualTo(Optional.empty()));
  }

  @Test
  void aRowIsReadWithTheTimesOfItsCells() {
    String name =
        space.table(
            "id int, c int, s text STATIC, a text, b text, n frozen<map<int, int>>,"
                + " e vector<float, 2>, PRIMARY KEY (id, c)",
            "");
    space.run(
        "INSERT INTO %s (id, c, a, n, e) VALUES (1, 2, 'x', {1: 2}, [1, 2]) USING TIMESTAMP 100"
            .formatted(name));
    space.run(
        "UPDATE %s USING TIMESTAMP 200 AND TTL 1000 SET s = 'y' WHERE id = 1".formatted(name));
    StoredRow row = row(name);
    assertThat(row.key()).isEqualTo(Document.of("id", Value.int32(1), "c", Value.int32(2)));
    assertThat(row.document().names()).containsExactlyInAnyOrder("id", "c", "s", "a", "n", "e");
    assertThat(row.bytes()).isEqualTo(4 + 4 + 1 + 1 + 20 + 8);
    assertThat(row.times().keySet()).containsExactlyInAnyOrder("s", "a", "n", "e");
    assertThat(List.of("a", "n", "e"))
        .allSatisfy(cell -> assertThat(row.times()).containsEntry(cell, new Whole(AT_100)));
    assertThat(row.times().get("s"))
        .isInstanceOfSatisfying(
            Whole.class,
            whole -> {
              assertThat(whole.written().micros()).isEqualTo(200);
              assertThat(whole.written().ttlSeconds().orElseThrow()).isBetween(900, 1000);
            });
  }

  /** E7. What is stored by its parts has the times of its parts. */
  @Test
  void partsHaveTimesOfTheirOwn() {
    String name =
        space.table(
            "id int PRIMARY KEY, m map<text, int>, t set<int>, l list<int>, p pair, q pair", "");
    space.run(
        "UPDATE %s USING TIMESTAMP 200 SET m['b'] = 1, t = t + {7}, p.y = 1 WHERE id = 1"
            .formatted(name));
    space.run(
        "UPDATE %s USING TIMESTAMP 100 SET m['a'] = 1, t = t + {9}, l = [5, 5] WHERE id = 1"
            .formatted(name));
    StoredRow row = row(name);
    assertThat(row.times())
        .isEqualTo(
            Map.of(
                "m", parts(AT_100, AT_200),
                "t", parts(AT_200, AT_100),
                "l", parts(AT_100, AT_100),
                "p", new Parts(List.of(Optional.empty(), Optional.of(AT_200)))));
    assertThat(row.document().get("m"))
        .contains(Document.of("a", Value.int32(1), "b", Value.int32(1)));
    assertThat(row.document().has("q")).isFalse();
  }

  @Test
  void aTableIsRefusedForEveryReasonThereIs() {
    String counters = space.table("id int PRIMARY KEY, n counter", "");
    assertThat(refusal(counters)).contains("column n of type counter");
    String vectors = space.table("id int PRIMARY KEY, v vector<text, 2>, w vector<text, 2>", "");
    assertThat(refusal(vectors)).contains("column v").contains("column w");
  }

  @Test
  void viewsAndTheirTablesAreRefused() {
    String table = space.table("id int PRIMARY KEY, a int", "");
    space.run(
        "CREATE MATERIALIZED VIEW %1$s_by_a AS SELECT id, a FROM %1$s WHERE a IS NOT NULL AND id IS"
                .formatted(table)
            + " NOT NULL PRIMARY KEY (a, id)");
    assertThat(refusal(table)).contains("its materialized view %s_by_a".formatted(table));
    assertThat(refusal(table + "_by_a")).contains("it is a materialized view");
  }

  /** Who may not see behind a mask reads another value, and would carry that. */
  @Test
  void aTableWithAMaskedColumnIsRefused() {
    assertThat(refusal(space.table("id int PRIMARY KEY, a text MASKED WITH DEFAULT", "")))
        .contains("it has a masked column");
  }

  @Test
  void cassandrasOwnTablesAreRefused() {
    String system = Address.of(space.uri()).name().replace(space.keyspace(), "system");
    try (Cluster other = Cluster.open(Address.of(URI.create(system)))) {
      Problem problem =
          catchThrowableOfType(Problem.class, () -> new Tables(other).shape("local").name());
      assertThat(problem).hasMessageContaining("it is Cassandra's own");
    }
  }

  @Test
  void aTableThatIsNotThereIsMissing() {
    Problem problem = catchThrowableOfType(Problem.class, () -> tables.shape("nothing").name());
    assertThat(problem.code()).isEqualTo(ProblemCode.COLLECTION_MISSING);
  }

  private static String refusal(String table) {
    Problem problem = catchThrowableOfType(Problem.class, () -> tables.shape(table).name());
    assertThat(problem.code()).isEqualTo(ProblemCode.STORE_INCAPABLE);
    assertThat(problem).hasMessageStartingWith("Cannot carry the table " + table);
    return String.valueOf(problem.getMessage());
  }

  private static StoredRow row(String table) {
    RowReader reader = new RowReader(tables.shape(table));
    return reader.read(space.row("SELECT " + reader.selection()));
  }

  private static Parts parts(Written... written) {
    return new Parts(List.of(written).stream().map(Optional::of).toList());
  }

  private static ByteBuffer number(int number) {
    return ByteBuffer.allocate(4).putInt(number).flip();
  }

  private static CqlIdentifier id(String name) {
    return CqlIdentifier.fromInternal(name);
  }
}
