package dev.lockstep.cassandra.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.lockstep.cassandra.Opened;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.seed.SeededTest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a real Cassandra holds is read, written to another row and found the same there. */
final class CellCodecRoundTripTest {
  private static final List<String> TYPES =
      List.of(
          "ascii",
          "text",
          "varchar",
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "varint",
          "decimal",
          "float",
          "double",
          "boolean",
          "blob",
          "uuid",
          "timeuuid",
          "timestamp",
          "date",
          "time",
          "duration",
          "inet",
          "list<int>",
          "frozen<list<varint>>",
          "set<text>",
          "set<float>",
          "frozen<set<inet>>",
          "map<text, decimal>",
          "map<ascii, boolean>",
          "map<timestamp, blob>",
          "frozen<map<text, int>>",
          "frozen<map<uuid, smallint>>",
          "list<frozen<map<text, frozen<list<date>>>>>",
          "tuple<int, text, float>",
          "list<frozen<tuple<varint, frozen<set<int>>>>>",
          "place",
          "frozen<place>",
          "map<text, frozen<place>>",
          "vector<float, 3>",
          "vector<timeuuid, 2>",
          "text STATIC",
          "decimal STATIC",
          "map<text, varint> STATIC",
          "frozen<place> STATIC");

  @Opened private static CqlSpace space;
  private static String table;
  private static RowCodec codec;
  private static PreparedStatement insert;
  private static PreparedStatement select;

  @BeforeAll
  static void make() {
    space.run("CREATE TYPE place (name text, at frozen<tuple<double, double>>, height int)");
    String columns =
        IntStream.range(0, TYPES.size())
            .mapToObj(i -> "c%d %s".formatted(i, TYPES.get(i)))
            .collect(Collectors.joining(", "));
    table = space.table("p bigint, c int, %s, PRIMARY KEY (p, c)".formatted(columns), "");
    codec = RowCodec.of(metadata(table));
    String names =
        IntStream.range(0, TYPES.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    insert =
        space
            .session()
            .prepare(
                "INSERT INTO %s (p, c, %s) VALUES (?, 0%s)"
                    .formatted(table, names, ", ?".repeat(TYPES.size())));
    select = space.session().prepare("SELECT %s FROM %s WHERE p = ?".formatted(names, table));
  }

  @SeededTest(cases = 300)
  void whatTheServerHoldsComesBackByteForByte(SplittableRandom random) {
    long source = random.nextLong(Long.MAX_VALUE);
    CellGenerator cells = new CellGenerator(random);
    BoundStatement generated = insert.bind().setLong(0, source);
    for (int i = 0; i < TYPES.size(); i++) {
      if (random.nextInt(10) > 0) {
        generated =
            generated.setBytesUnsafe(
                i + 1, cells.cell(insert.getVariableDefinitions().get(i + 1).getType()));
      }
    }
    assertThat(space.session().execute(generated).one()).isNull();
    Row stored = row(source);
    Document document = codec.decode(stored);
    BoundStatement copy = insert.bind().setLong(0, -source);
    for (int i = 0; i < TYPES.size(); i++) {
      Optional<Value> value = document.get("c" + i);
      if (value.isPresent()) {
        copy = copy.setBytesUnsafe(i + 1, encoded("c" + i, value.get()));
      }
    }
    assertThat(space.session().execute(copy).one()).isNull();
    Row copied = row(-source);
    assertThat(codec.decode(copied)).isEqualTo(document);
    for (ColumnDefinition column : stored.getColumnDefinitions()) {
      assertThat(copied.getBytesUnsafe(column.getName()))
          .as("%s", column.getType().asCql(true, true))
          .isEqualTo(stored.getBytesUnsafe(column.getName()));
    }
  }

  /** A cell that is empty is there, one that is null or was never set is not. */
  @Test
  void emptyNullAndUnsetAreToldApartAsFarAsTheServerDoes() {
    BoundStatement written =
        insert
            .bind()
            .setLong(0, 0)
            .setBytesUnsafe(index("text"), ByteBuffer.allocate(0))
            .setBytesUnsafe(index("int"), ByteBuffer.allocate(0))
            .setBytesUnsafe(index("blob"), ByteBuffer.allocate(0))
            .setToNull(index("bigint"))
            .setBytesUnsafe(index("list<int>"), ByteBuffer.allocate(4))
            .setBytesUnsafe(index("frozen<list<varint>>"), ByteBuffer.allocate(4));
    assertThat(space.session().execute(written).one()).isNull();
    Document document = codec.decode(row(0));
    assertThat(document.get(name("text"))).contains(Value.text(""));
    assertThat(document.get(name("int"))).contains(raw());
    assertThat(document.get(name("blob"))).contains(new Value.Binary(0, bytes()));
    assertThat(document.has(name("bigint"))).isFalse();
    assertThat(document.has(name("uuid"))).isFalse();
    assertThat(document.has(name("list<int>"))).isFalse();
    assertThat(document.get(name("frozen<list<varint>>"))).contains(Value.Array.of());
  }

  @Test
  void theServerTurnsAwayTheEmptyValueOfSomeTypesOnly() {
    for (ColumnDefinition column : insert.getVariableDefinitions()) {
      if (CellGenerator.NEVER_EMPTY.contains(column.getType())) {
        BoundStatement empty =
            insert.bind().setLong(0, 0).setBytesUnsafe(column.getName(), ByteBuffer.allocate(0));
        assertThatThrownBy(() -> space.session().execute(empty))
            .as("%s", column.getType())
            .isInstanceOf(InvalidQueryException.class);
      }
    }
  }

  /** A value in another order, or with doubles, is read back without: compare after reading. */
  @Test
  void theServerSortsSetsAndDropsDoubles() {
    String name = name("set<text>");
    Value unsorted = Value.Array.of(Value.text("b"), Value.text("a"), Value.text("b"));
    BoundStatement written =
        insert.bind().setLong(0, 0).setBytesUnsafe(index("set<text>"), encoded(name, unsorted));
    assertThat(space.session().execute(written).one()).isNull();
    assertThat(codec.decode(row(0)).get(name))
        .contains(Value.Array.of(Value.text("a"), Value.text("b")));
  }

  @Test
  void aTableOfCountersIsRefusedColumnByColumn() {
    String counting = space.table("id int PRIMARY KEY, hits counter, misses counter", "");
    assertThat(RowCodec.refusals(metadata(counting)))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("Cannot carry column hits of type counter: ");
    assertThat(RowCodec.refusals(metadata(table))).isEmpty();
  }

  private static Row row(long partition) {
    return Objects.requireNonNull(space.session().execute(select.bind(partition)).one());
  }

  private static ByteBuffer encoded(String column, Value value) {
    CellCodec.Encoded encoded = codec.column(column).orElseThrow().encode(value);
    assertThat(encoded).as("%s", value).isInstanceOf(CellCodec.Encoded.Cell.class);
    return ((CellCodec.Encoded.Cell) encoded).bytes();
  }

  private static int index(String type) {
    return TYPES.indexOf(type) + 1;
  }

  private static String name(String type) {
    return "c" + TYPES.indexOf(type);
  }

  private static Value raw() {
    return new Value.Binary(CellCodec.RAW_SUBTYPE, bytes());
  }

  private static Bytes bytes() {
    return Bytes.of(new byte[0]);
  }

  private static TableMetadata metadata(String name) {
    return space
        .session()
        .getMetadata()
        .getKeyspace(space.keyspace())
        .flatMap(keyspace -> keyspace.getTable(name))
        .orElseThrow();
  }
}
