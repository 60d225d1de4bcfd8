package dev.lockstep.cassandra.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.tck.generate.Samples;
import dev.lockstep.tck.generate.ValueGenerator;
import dev.lockstep.testkit.seed.SeededTest;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CellCodecTest {
  private static final UserDefinedType PLACE =
      new UserDefinedTypeBuilder(CqlIdentifier.fromCql("ks"), CqlIdentifier.fromCql("place"))
          .withField("name", DataTypes.TEXT)
          .withField("height", DataTypes.INT)
          .frozen()
          .build();

  static final List<DataType> TYPES =
      List.of(
          DataTypes.ASCII,
          DataTypes.TEXT,
          DataTypes.TINYINT,
          DataTypes.SMALLINT,
          DataTypes.INT,
          DataTypes.BIGINT,
          DataTypes.VARINT,
          DataTypes.DECIMAL,
          DataTypes.FLOAT,
          DataTypes.DOUBLE,
          DataTypes.BOOLEAN,
          DataTypes.BLOB,
          DataTypes.UUID,
          DataTypes.TIMEUUID,
          DataTypes.TIMESTAMP,
          DataTypes.DATE,
          DataTypes.TIME,
          DataTypes.DURATION,
          DataTypes.INET,
          DataTypes.frozenListOf(DataTypes.VARINT),
          DataTypes.frozenSetOf(DataTypes.TEXT),
          DataTypes.frozenMapOf(DataTypes.TEXT, DataTypes.frozenListOf(DataTypes.FLOAT)),
          DataTypes.frozenMapOf(DataTypes.INT, DataTypes.DATE),
          DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT),
          DataTypes.vectorOf(DataTypes.FLOAT, 2),
          PLACE);

  /** Also bytes that no server would take: nothing that is stored can be beyond the codec. */
  @SeededTest(cases = 200)
  void anyBytesAtAllComeBack(SplittableRandom random) {
    for (DataType type : TYPES) {
      byte[] cell = new byte[random.nextInt(20)];
      random.nextBytes(cell);
      for (int i = 0; i < cell.length; i++) {
        cell[i] = random.nextInt(3) == 0 ? 0 : cell[i];
      }
      Value value = codec(type).decode(ByteBuffer.wrap(cell));
      assertThat(codec(type).encode(value))
          .as("%s %s", type, HexFormat.of().formatHex(cell))
          .isEqualTo(new CellCodec.Encoded.Cell(ByteBuffer.wrap(cell)));
    }
  }

  @SeededTest(cases = 200)
  void aValueIsReadBackAsItselfOrIsRefused(SplittableRandom random) {
    ValueGenerator values = new ValueGenerator(random);
    for (DataType type : TYPES) {
      isReadBackOrRefused(type, values.next());
    }
  }

  @Test
  void eachSampleIsReadBackAsItselfOrIsRefused() {
    for (DataType type : TYPES) {
      Samples.all().forEach(value -> isReadBackOrRefused(type, value));
    }
  }

  @Test
  void eachTypeHasItsClosestValue() {
    holds(DataTypes.TEXT, "c3a9", Value.text("é"));
    holds(DataTypes.TINYINT, "ff", Value.int32(-1));
    holds(DataTypes.SMALLINT, "7fff", Value.int32(32_767));
    holds(DataTypes.INT, "00000007", Value.int32(7));
    holds(DataTypes.BIGINT, "ffffffffffffffff", Value.int64(-1));
    holds(DataTypes.FLOAT, "3f800000", Value.float64(1));
    holds(DataTypes.DOUBLE, "bff0000000000000", Value.float64(-1));
    holds(DataTypes.BOOLEAN, "01", Value.bool(true));
    holds(DataTypes.BLOB, "00ff", new Value.Binary(0, bytes("00ff")));
    holds(DataTypes.TIMESTAMP, "00000000000003e8", new Value.DateTime(1_000));
    holds(DataTypes.DATE, "80000001", new Value.DateTime(86_400_000));
    holds(DataTypes.DATE, "7fffffff", new Value.DateTime(-86_400_000));
    holds(DataTypes.TIME, "0000000000000001", Value.int64(1));
    holds(DataTypes.INET, "7f000001", Value.text("127.0.0.1"));
    holds(DataTypes.INET, "20010db8000000000000000000000001", Value.text("2001:db8:0:0:0:0:0:1"));
    holds(
        DataTypes.DURATION,
        "020406",
        Document.builder()
            .add("months", Value.int32(1))
            .add("days", Value.int32(2))
            .add("nanoseconds", Value.int64(3))
            .build());
  }

  @Test
  void unboundedNumbersTakeTheFirstTypeThatHoldsThem() {
    holds(DataTypes.VARINT, "7fffffffffffffff", Value.int64(Long.MAX_VALUE));
    holds(DataTypes.VARINT, "008000000000000000", decimal("9223372036854775808"));
    holds(
        DataTypes.VARINT,
        "01" + "00".repeat(16),
        Value.text("340282366920938463463374607431768211456"));
    holds(DataTypes.DECIMAL, "0000000278", decimal("1.20"));
    holds(DataTypes.DECIMAL, "fffffffa01", decimal("1E+6"));
    holds(DataTypes.DECIMAL, "0000271001", Value.text("1E-10000"));
  }

  @Test
  void compositesAreArraysAndDocuments() {
    holds(
        DataTypes.frozenMapOf(DataTypes.TEXT, DataTypes.INT),
        "00000001" + "0000000161" + "0000000400000007",
        Document.of("a", Value.int32(7)));
    holds(
        DataTypes.frozenMapOf(DataTypes.TINYINT, DataTypes.TINYINT),
        "00000001" + "0000000101" + "0000000102",
        Value.Array.of(Document.of("key", Value.int32(1), "value", Value.int32(2))));
    holds(
        DataTypes.tupleOf(DataTypes.TINYINT, DataTypes.TEXT),
        "0000000101" + "ffffffff",
        Value.Array.of(Value.int32(1), Value.NULL));
    holds(
        PLACE,
        "0000000161" + "ffffffff",
        Document.of("name", Value.text("a"), "height", Value.NULL));
    holds(PLACE, "0000000161", Document.of("name", Value.text("a")));
    holds(
        DataTypes.vectorOf(DataTypes.INT, 2),
        "0000000100000002",
        Value.Array.of(Value.int32(1), Value.int32(2)));
  }

  @Test
  void whatNoValueSaysExactlyIsItsBytes() {
    holds(DataTypes.INT, "", raw(""));
    holds(DataTypes.VARINT, "0001", raw("0001"));
    holds(DataTypes.FLOAT, "7fc00001", raw("7fc00001"));
    holds(DataTypes.BOOLEAN, "02", raw("02"));
    holds(
        DataTypes.INET,
        "00000000000000000000ffff7f000001",
        raw("00000000000000000000ffff7f000001"));
    holds(
        DataTypes.frozenListOf(DataTypes.VARINT),
        "00000002" + "0000000101" + "000000020001",
        Value.Array.of(Value.int64(1), raw("0001")));
  }

  @Test
  void whatWouldBeReadBackOtherwiseIsRefused() {
    refuses(DataTypes.INT, raw("00000001"));
    refuses(DataTypes.INT, Value.int64(1));
    refuses(DataTypes.TINYINT, Value.int32(128));
    refuses(DataTypes.BIGINT, Value.int32(1));
    refuses(DataTypes.VARINT, decimal("1"));
    refuses(DataTypes.VARINT, Value.text("1"));
    refuses(DataTypes.FLOAT, Value.float64(0.1));
    refuses(DataTypes.TEXT, Value.text("\ud800"));
    refuses(DataTypes.ASCII, Value.text("é"));
    refuses(DataTypes.DATE, new Value.DateTime(1));
    refuses(DataTypes.TIME, Value.int64(86_400_000_000_000L));
    refuses(DataTypes.INET, Value.text("localhost"));
    refuses(DataTypes.INET, Value.text("1.2.3"));
    refuses(DataTypes.TEXT, Value.NULL);
    refuses(DataTypes.listOf(DataTypes.INT), Value.Array.of());
    refuses(DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT), Document.empty());
    refuses(PLACE.copy(false), Document.of("name", Value.text("a")));
    refuses(PLACE.copy(false), Document.of("name", Value.NULL, "height", Value.NULL));
    refuses(PLACE, Document.of("height", Value.int32(1)));
  }

  @Test
  void countersAndForeignTypesHaveNoCodec() {
    assertThat(CellCodec.of(DataTypes.COUNTER)).isEmpty();
    assertThat(CellCodec.of(DataTypes.custom("org.example.Sometype"))).isEmpty();
    assertThat(CellCodec.of(DataTypes.vectorOf(DataTypes.TEXT, 2))).isEmpty();
  }

  private static void isReadBackOrRefused(DataType type, Value value) {
    switch (codec(type).encode(value)) {
      case CellCodec.Encoded.Cell(ByteBuffer cell) ->
          assertThat(codec(type).decode(cell)).as("%s", type).isEqualTo(value);
      case CellCodec.Encoded.Unfit(String why) -> assertThat(why).isNotBlank();
    }
  }

  private static void holds(DataType type, String hex, Value value) {
    ByteBuffer cell = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    assertThat(codec(type).decode(cell)).isEqualTo(value);
    assertThat(codec(type).encode(value)).isEqualTo(new CellCodec.Encoded.Cell(cell));
  }

  private static void refuses(DataType type, Value value) {
    assertThat(codec(type).encode(value))
        .as("%s %s", type, value)
        .isInstanceOf(CellCodec.Encoded.Unfit.class);
  }

  private static CellCodec codec(DataType type) {
    return CellCodec.of(type).orElseThrow();
  }

  private static Value raw(String hex) {
    return new Value.Binary(CellCodec.RAW_SUBTYPE, bytes(hex));
  }

  private static Bytes bytes(String hex) {
    return Bytes.of(HexFormat.of().parseHex(hex));
  }

  private static Value decimal(String text) {
    return Value.Decimal128.parse(text).orElseThrow();
  }
}
