package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import dev.lockstep.cassandra.cell.CellCodec;
import dev.lockstep.cassandra.cell.CellCodec.Encoded;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The type of a column for given values. A new column holds each value in one cell, which has one
 * time: lists, sets, maps and user-defined types are frozen in it.
 */
final class ColumnTypes {
  private ColumnTypes() {}

  /** What came of looking for a type. */
  sealed interface Choice {
    /** This one holds the values exactly. */
    record Fit(DataType type) implements Choice {}

    /** None does. */
    record None(String why) implements Choice {}
  }

  /**
   * The type for these values: that of a like column where it holds them, else the one that follows
   * from them.
   */
  static Choice of(Optional<DataType> like, List<Value> values) {
    List<Value> known = values.stream().filter(value -> !value.equals(Value.NULL)).toList();
    return like.map(ColumnTypes::frozen)
        .filter(type -> holds(type, known))
        .<Choice>map(Choice.Fit::new)
        .orElseGet(() -> inferred(known));
  }

  /** The same type in one cell. */
  static DataType frozen(DataType type) {
    return switch (type) {
      case ListType list -> DataTypes.frozenListOf(frozen(list.getElementType()));
      case SetType set -> DataTypes.frozenSetOf(frozen(set.getElementType()));
      case MapType map ->
          DataTypes.frozenMapOf(frozen(map.getKeyType()), frozen(map.getValueType()));
      case UserDefinedType udt -> udt.copy(true);
      default -> type;
    };
  }

  private static boolean holds(DataType type, List<Value> values) {
    return CellCodec.of(type)
        .filter(
            codec -> values.stream().allMatch(value -> codec.encode(value) instanceof Encoded.Cell))
        .isPresent();
  }

  private static Choice inferred(List<Value> values) {
    if (values.isEmpty()) {
      return new Choice.None(
          "nothing tells its type, neither a row nor an operation; add an operation that converts"
              + " it to the type wanted");
    }
    Choice choice = common(values);
    return choice instanceof Choice.Fit(DataType type) && !holds(type, values)
        ? new Choice.None(
            "a column of type %s does not hold all of its values exactly; convert them to one type"
                    .formatted(type.asCql(true, true))
                + " that has no null inside")
        : choice;
  }

  /** The one type that all of these have. */
  private static Choice common(List<Value> values) {
    Set<String> kinds = new LinkedHashSet<>();
    values.forEach(value -> kinds.add(kind(value)));
    if (kinds.size() > 1) {
      return new Choice.None(
          "its values have several types (%s), and a column has one; convert them to one of these"
              .formatted(String.join(", ", kinds)));
    }
    return switch (values.getFirst()) {
      case Value.Array first -> parts(values, DataTypes::frozenListOf);
      case Document first -> parts(values, part -> DataTypes.frozenMapOf(DataTypes.TEXT, part));
      default -> scalar(values.getFirst());
    };
  }

  private static String kind(Value value) {
    return value instanceof Value.Binary binary
        ? "binary of subtype " + binary.subtype()
        : value.type().toString();
  }

  private interface Whole {
    DataType of(DataType part);
  }

  private static Choice parts(List<Value> values, Whole whole) {
    List<Value> parts = values.stream().flatMap(ColumnTypes::parts).toList();
    if (parts.isEmpty()) {
      return new Choice.None(
          "nothing tells the type of what is in it, neither a row nor an operation; insert a row"
              + " with one that is not empty, or carry the field over from a column of the type"
              + " wanted");
    }
    return common(parts) instanceof Choice.Fit(DataType part)
        ? new Choice.Fit(whole.of(part))
        : new Choice.None(
            "the values inside of it have several types (%s), or one that no column has; a column"
                    .formatted(
                        parts.stream()
                            .map(ColumnTypes::kind)
                            .distinct()
                            .collect(Collectors.joining(", ")))
                + " needs one: convert them, or carry each part in a field of its own");
  }

  private static Stream<Value> parts(Value value) {
    return switch (value) {
      case Value.Array(List<Value> items) -> items.stream();
      case Document document -> IntStream.range(0, document.size()).mapToObj(document::value);
      default -> Stream.empty();
    };
  }

  private static Choice scalar(Value value) {
    Optional<DataType> type =
        switch (value) {
          case Value.Text text -> Optional.of(DataTypes.TEXT);
          case Value.Int32 number -> Optional.of(DataTypes.INT);
          case Value.Int64 number -> Optional.of(DataTypes.BIGINT);
          case Value.Float64 number -> Optional.of(DataTypes.DOUBLE);
          case Value.Decimal128 number -> Optional.of(DataTypes.DECIMAL);
          case Value.Bool truth -> Optional.of(DataTypes.BOOLEAN);
          case Value.DateTime date -> Optional.of(DataTypes.TIMESTAMP);
          case Value.Binary binary when binary.subtype() == Value.Binary.UUID_SUBTYPE ->
              Optional.of(DataTypes.UUID);
          case Value.Binary binary when binary.subtype() == 0 -> Optional.of(DataTypes.BLOB);
          default -> Optional.empty();
        };
    return type.<Choice>map(Choice.Fit::new)
        .orElseGet(() ->
            new Choice.None(
                "no column of Cassandra holds a value of type %s; convert it to another"
                    .formatted(kind(value))));
  }
}
