package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.lockstep.cassandra.cell.CellGenerator;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Collection.Size;
import dev.lockstep.store.KeyRange;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.seed.SeededTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scans answer every row once, whatever the table's shape and however often they stop. */
final class ScansTest {
  private static final List<String> KEY_TYPES =
      List.of(
          "text",
          "int",
          "bigint",
          "blob",
          "varint",
          "decimal",
          "double",
          "boolean",
          "uuid",
          "timeuuid",
          "timestamp",
          "date",
          "inet",
          "frozen<set<int>>",
          "frozen<tuple<int, text>>");

  private static final KeyRange ALL = Ring.ranges(1).getFirst();

  @Opened private static CqlSpace space;
  @Opened private static Cluster cluster;

  @SeededTest(cases = 10)
  void scansOfAllRangesAnswerEveryRowOnceAndInOrder(SplittableRandom random) {
    TableShape shape = randomTable(random);
    fill(shape, random);
    List<Map<String, Value>> all =
        space.rows("SELECT * FROM " + shape.table()).stream()
            .map(row -> fields(shape.codec().decode(row)))
            .toList();
    TableScan scan = new TableScan(cluster, shape);
    for (int limit : new int[] {1, 1 + random.nextInt(7), 1_000}) {
      assertThat(scanned(scan, Ring.ranges(1 + random.nextInt(5)), limit).map(StoredRow::document))
          .extracting(ScansTest::fields)
          .as("limit %d", limit)
          .isEqualTo(all);
    }
    List<Value> keys =
        scanned(scan, List.of(ALL), 100).<Value>map(StoredRow::key).collect(Collectors.toList());
    Collections.shuffle(keys, new Random(random.nextLong()));
    TableReader reader = new TableReader(cluster, shape);
    assertThat(reader.read(keys).stream().map(row -> fields(row.document())))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(reader.count()).isEqualTo(all.size());
  }

  @Test
  void aScanGoesOnWithinAPartitionWhoseColumnsRunInBothDirections() {
    TableShape shape =
        shape(
            "p int, a int, b text, c int, PRIMARY KEY (p, a, b, c)",
            "WITH CLUSTERING ORDER BY (a DESC, b ASC, c DESC)");
    for (int i = 0; i < 27; i++) {
      space.run(
          "INSERT INTO %s (p, a, b, c) VALUES (1, ?, ?, ?)".formatted(shape.table()),
          i / 9,
          "k" + i / 3 % 3,
          i % 3);
    }
    List<Document> whole = keys(new TableScan(cluster, shape), 100);
    assertThat(whole).hasSize(27);
    assertThat(whole.getFirst())
        .isEqualTo(
            Document.of("p", Value.int32(1), "a", Value.int32(2))
                .with("b", Value.text("k0"))
                .with("c", Value.int32(2)));
    assertThat(keys(new TableScan(cluster, shape), 2)).isEqualTo(whole);
  }

  /** Whoever reads only after the token would never see the second of two such partitions. */
  @Test
  void partitionsOfOneTokenAreAllAnswered() {
    for (String clustering : List.of("", ", c")) {
      TableShape shape = shape("p blob, c int, PRIMARY KEY (p%s)".formatted(clustering), "");
      for (int i = 0; i < 5; i++) {
        for (int c = 0; c < 2; c++) {
          space.run(
              "INSERT INTO %s (p, c) VALUES (?, ?)".formatted(shape.table()),
              CollidingKeys.key(42, i * 0x9e3779b97f4a7c15L),
              c);
        }
      }
      assertThat(space.rows("SELECT p FROM %s WHERE token(p) = 42".formatted(shape.table())))
          .as("the keys collide")
          .hasSize(clustering.isEmpty() ? 5 : 10);
      List<Document> whole = keys(new TableScan(cluster, shape), 100);
      assertThat(whole).hasSize(clustering.isEmpty() ? 5 : 10);
      assertThat(keys(new TableScan(cluster, shape), 1)).isEqualTo(whole);
      assertThat(keys(new TableScan(cluster, shape), 3)).isEqualTo(whole);
    }
  }

  @Test
  void aPartitionOfStaticCellsAloneIsARowUntilItHasRows() {
    TableShape shape = shape("p int, c int, s int STATIC, PRIMARY KEY (p, c)", "");
    space.run("INSERT INTO %s (p, s) VALUES (1, 7)".formatted(shape.table()));
    TableScan scan = new TableScan(cluster, shape);
    TableReader reader = new TableReader(cluster, shape);
    Document partition = Document.of("p", Value.int32(1));
    assertThat(keys(scan, 1)).containsExactly(partition);
    assertThat(reader.read(List.of(partition)))
        .singleElement()
        .satisfies(row ->
            assertThat(row.document())
                .isEqualTo(Document.of("p", Value.int32(1), "s", Value.int32(7))));
    space.run("INSERT INTO %s (p, c) VALUES (1, 5)".formatted(shape.table()));
    Document row = partition.with("c", Value.int32(5));
    assertThat(reader.read(List.of(partition))).isEmpty();
    assertThat(scan.rows(ALL, Optional.of(partition), 10))
        .extracting(StoredRow::key)
        .containsExactly(row);
    assertThat(reader.count()).isEqualTo(1);
  }

  @Test
  void aScanGoesOnFromARowThatWasDeleted() {
    TableShape shape = shape("p int, c int, s int STATIC, PRIMARY KEY (p, c)", "");
    for (int c = 0; c < 4; c++) {
      space.run("INSERT INTO %s (p, c, s) VALUES (1, ?, 1)".formatted(shape.table()), c);
    }
    TableScan scan = new TableScan(cluster, shape);
    Document second = keys(scan, 10).get(1);
    space.run("DELETE FROM %s WHERE p = 1 AND c = 1".formatted(shape.table()));
    assertThat(scan.rows(ALL, Optional.of(second), 10)).hasSize(2);
    space.run("DELETE FROM %s WHERE p = 1 AND c > 1".formatted(shape.table()));
    assertThat(scan.rows(ALL, Optional.of(second), 10)).isEmpty();
  }

  /** Nodes look at their files every few minutes only: a new table is taken to be empty. */
  @Test
  void theSizeOfATableIsAnEstimate() {
    Size size = new SizeReading(cluster, shape("p int PRIMARY KEY", "").name().asInternal()).now();
    assertThat(size.documents()).isNotNegative();
    assertThat(size.bytes()).isNotNegative();
  }

  private static TableShape shape(String columns, String options) {
    return new Tables(cluster).shape(space.table(columns, options));
  }

  private static List<Document> keys(TableScan scan, int limit) {
    return scanned(scan, List.of(ALL), limit).map(StoredRow::key).toList();
  }

  private static Stream<StoredRow> scanned(TableScan scan, List<KeyRange> ranges, int limit) {
    List<StoredRow> rows = new ArrayList<>();
    for (KeyRange range : ranges) {
      Optional<Value> after = Optional.empty();
      List<StoredRow> part;
      do {
        part = scan.rows(range, after, limit);
        assertThat(part).hasSizeLessThanOrEqualTo(limit);
        rows.addAll(part);
        after = part.isEmpty() ? after : Optional.of(part.getLast().key());
      } while (part.size() == limit);
    }
    return rows.stream();
  }

  private static TableShape randomTable(SplittableRandom random) {
    int partition = 1 + random.nextInt(3);
    int clustering = random.nextInt(4);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < partition + clustering; i++) {
      columns.add("k%d %s".formatted(i, KEY_TYPES.get(random.nextInt(KEY_TYPES.size()))));
    }
    if (clustering > 0 && random.nextBoolean()) {
      columns.add("s text STATIC");
    }
    if (random.nextBoolean()) {
      columns.add("\"Value\" map<text, int>");
    }
    String later = names(partition, partition + clustering).collect(Collectors.joining(", "));
    columns.add(
        "PRIMARY KEY ((%s)%s)"
            .formatted(
                names(0, partition).collect(Collectors.joining(", ")),
                later.isEmpty() ? "" : ", " + later));
    String order =
        names(partition, partition + clustering)
            .map(name -> name + (random.nextBoolean() ? " DESC" : " ASC"))
            .collect(Collectors.joining(", "));
    return shape(
        String.join(", ", columns),
        order.isEmpty() ? "" : "WITH CLUSTERING ORDER BY (%s)".formatted(order));
  }

  private static Stream<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "k" + i);
  }

  /** Few values for each column, so that partitions are wide and prefixes are shared. */
  private static void fill(TableShape shape, SplittableRandom random) {
    CellGenerator cells = new CellGenerator(random);
    PreparedStatement row = insert(shape, shape.keyColumns());
    Map<CqlIdentifier, List<ByteBuffer>> values = new HashMap<>();
    for (int i = 0; i < shape.keyColumns().size(); i++) {
      var type = row.getVariableDefinitions().get(i).getType();
      values.put(
          shape.keyColumns().get(i),
          Stream.generate(() -> cells.cell(type)).limit(1 + random.nextInt(4)).toList());
    }
    for (int i = 0; i < 40; i++) {
      insert(row, shape.keyColumns(), values, random);
    }
    CqlIdentifier shared = CqlIdentifier.fromInternal("s");
    if (shape.cells().contains(shared)) {
      List<CqlIdentifier> columns =
          Stream.concat(shape.partition().stream(), Stream.of(shared)).toList();
      values.put(shared, List.of(ByteBuffer.wrap(new byte[] {'x'})));
      for (CqlIdentifier column : shape.partition()) {
        var type = row.getVariableDefinitions().get(column).getType();
        values.put(column, Stream.generate(() -> cells.cell(type)).limit(3).toList());
      }
      PreparedStatement partition = insert(shape, columns);
      for (int i = 0; i < 10; i++) {
        insert(partition, columns, values, random);
      }
    }
  }

  private static PreparedStatement insert(TableShape shape, List<CqlIdentifier> columns) {
    return space
        .session()
        .prepare(
            "INSERT INTO %s (%s) VALUES (?%s)"
                .formatted(
                    shape.table(),
                    columns.stream().map(c -> c.asCql(false)).collect(Collectors.joining(", ")),
                    ", ?".repeat(columns.size() - 1)));
  }

  private static void insert(
      PreparedStatement insert,
      List<CqlIdentifier> columns,
      Map<CqlIdentifier, List<ByteBuffer>> values,
      SplittableRandom random) {
    BoundStatement bound = insert.bind();
    for (int i = 0; i < columns.size(); i++) {
      List<ByteBuffer> some = values.getOrDefault(columns.get(i), List.of());
      bound = bound.setBytesUnsafe(i, some.get(random.nextInt(some.size())).duplicate());
    }
    try {
      assertThat(space.session().execute(bound).all()).isEmpty();
    } catch (InvalidQueryException e) {
      assertThat(e).as("a partition of no bytes has no place").hasMessageContaining("empty");
    }
  }

  private static Map<String, Value> fields(Document document) {
    return document.names().stream()
        .collect(Collectors.toMap(name -> name, name -> document.get(name).orElseThrow()));
  }
}
