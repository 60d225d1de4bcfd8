package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.lockstep.cassandra.ColumnTypes.Choice;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The type of a new column follows from a like column and from the values. */
final class ColumnTypesTest {
  private static Choice inferred(Value... values) {
    return ColumnTypes.of(Optional.empty(), List.of(values));
  }

  private static void assertFit(DataType expected, Value... values) {
    assertThat(inferred(values)).isEqualTo(new Choice.Fit(expected));
  }

  @Test
  void eachKindOfValueHasItsType() {
    assertFit(DataTypes.TEXT, Value.text("a"), Value.text(""));
    assertFit(DataTypes.INT, Value.int32(1));
    assertFit(DataTypes.BIGINT, Value.int64(1));
    assertFit(DataTypes.DOUBLE, Value.float64(1), Value.float64(Double.NaN));
    assertFit(DataTypes.DECIMAL, Value.Decimal128.parse("1.20").orElseThrow());
    assertFit(DataTypes.BOOLEAN, Value.bool(true));
    assertFit(DataTypes.TIMESTAMP, new Value.DateTime(1));
    assertFit(DataTypes.UUID, Value.Binary.of(new UUID(1, 2)));
    assertFit(DataTypes.BLOB, new Value.Binary(0, Bytes.of(new byte[] {1})));
    assertFit(
        DataTypes.frozenListOf(DataTypes.INT),
        Value.Array.of(),
        Value.Array.of(Value.int32(1), Value.int32(2)));
    assertFit(
        DataTypes.frozenMapOf(DataTypes.TEXT, DataTypes.frozenListOf(DataTypes.TEXT)),
        Document.of("a", Value.Array.of(Value.text("b"))));
  }

  @Test
  void nullSaysNothing() {
    assertFit(DataTypes.INT, Value.NULL, Value.int32(1));
    assertRefused("nothing tells its type", Value.NULL);
    assertRefused("nothing tells its type");
  }

  @Test
  void whatOneColumnCannotHoldIsRefusedWithTheReason() {
    assertRefused("several types (int, long)", Value.int32(1), Value.int64(1));
    assertRefused("several types", Value.text("a"), Document.of("a", Value.text("b")));
    assertRefused("inside of it", Value.Array.of(Value.text("a"), Value.int32(1)));
    assertRefused("inside of it", Document.of("a", Value.text("b"), "c", Value.int32(1)));
    assertRefused("nothing tells the type of what is in it", Value.Array.of());
    assertRefused("no column", Value.ObjectId.of("0123456789abcdef01234567"));
    assertRefused("no column", new Value.Binary(5, Bytes.of(new byte[] {1})));
  }

  private static void assertRefused(String reason, Value... values) {
    assertThat(inferred(values))
        .isInstanceOfSatisfying(
            Choice.None.class, none -> assertThat(none.why()).contains(reason).contains("; "));
  }

  @Test
  void theTypeOfALikeColumnIsTakenInOneCell() {
    DataType list = DataTypes.listOf(DataTypes.setOf(DataTypes.SMALLINT));
    assertThat(
            ColumnTypes.of(
                Optional.of(list), List.of(Value.Array.of(Value.Array.of(Value.int32(7))))))
        .isEqualTo(
            new Choice.Fit(DataTypes.frozenListOf(DataTypes.frozenSetOf(DataTypes.SMALLINT))));
    assertThat(ColumnTypes.of(Optional.of(DataTypes.SMALLINT), List.of()))
        .isEqualTo(new Choice.Fit(DataTypes.SMALLINT));
  }

  @Test
  void aLikeColumnThatDoesNotHoldTheValuesIsPassedOver() {
    assertThat(ColumnTypes.of(Optional.of(DataTypes.SMALLINT), List.of(Value.int32(70_000))))
        .isEqualTo(new Choice.Fit(DataTypes.INT));
    assertThat(ColumnTypes.of(Optional.of(DataTypes.TEXT), List.of(Value.float64(1.5))))
        .isEqualTo(new Choice.Fit(DataTypes.DOUBLE));
  }
}
