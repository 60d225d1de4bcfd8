package dev.lockstep.cassandra.cell;

import static java.util.Map.entry;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A value of each CQL type, as it is read from a cell.
 *
 * @param names the keys that a map with keys of text has
 */
public record Specimens(Set<String> names) {
  private static final Value TEXT = Value.text("1");

  /** A time-based one, so that it is of both types. */
  private static final Value UUID_OF_A_TIME = Value.Binary.of(new UUID(0x1000L, 0));

  private static final Map<DataType, Value> SCALARS =
      Map.ofEntries(
          entry(DataTypes.ASCII, TEXT),
          entry(DataTypes.TEXT, TEXT),
          entry(DataTypes.TINYINT, Value.int32(1)),
          entry(DataTypes.SMALLINT, Value.int32(1)),
          entry(DataTypes.INT, Value.int32(1)),
          entry(DataTypes.BIGINT, Value.int64(1)),
          entry(DataTypes.VARINT, Value.int64(1)),
          entry(DataTypes.DECIMAL, Value.Decimal128.of(BigDecimal.ONE).orElseThrow()),
          entry(DataTypes.FLOAT, Value.float64(1)),
          entry(DataTypes.DOUBLE, Value.float64(1)),
          entry(DataTypes.BOOLEAN, Value.bool(true)),
          entry(DataTypes.BLOB, new Value.Binary(0, Bytes.of(new byte[] {1}))),
          entry(DataTypes.UUID, UUID_OF_A_TIME),
          entry(DataTypes.TIMEUUID, UUID_OF_A_TIME),
          entry(DataTypes.TIMESTAMP, new Value.DateTime(0)),
          entry(DataTypes.DATE, new Value.DateTime(0)),
          entry(DataTypes.TIME, Value.int64(1)),
          entry(
              DataTypes.DURATION,
              Document.of("months", Value.int32(1), "days", Value.int32(1))
                  .with("nanoseconds", Value.int64(1))),
          entry(DataTypes.INET, Value.text("127.0.0.1")));

  public Specimens {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  /** A value of the type; empty for types that cannot be carried. */
  public Optional<Value> of(DataType type) {
    return switch (type) {
      case ListType list -> of(list.getElementType()).map(Value.Array::of);
      case SetType set -> of(set.getElementType()).map(Value.Array::of);
      case MapType map ->
          of(map.getKeyType()).flatMap(key -> of(map.getValueType()).map(v -> map(map, key, v)));
      case TupleType tuple -> all(tuple.getComponentTypes()).map(Value.Array::new);
      case UserDefinedType udt -> all(udt.getFieldTypes()).map(parts -> document(udt, parts));
      case VectorType vector ->
          of(vector.getElementType())
              .map(part -> new Value.Array(Collections.nCopies(vector.getDimensions(), part)));
      default -> Optional.ofNullable(SCALARS.get(type));
    };
  }

  private Optional<List<Value>> all(List<DataType> types) {
    List<Value> values = types.stream().flatMap(type -> of(type).stream()).toList();
    return values.size() == types.size() ? Optional.of(values) : Optional.empty();
  }

  private Value map(MapType type, Value key, Value value) {
    if (!CellCodec.isNamed(type)) {
      return Value.Array.of(Document.of("key", key, "value", value));
    }
    Document map = Document.empty();
    for (String name : names) {
      map = map.with(name, value);
    }
    return map;
  }

  private static Document document(UserDefinedType type, List<Value> parts) {
    Document document = Document.empty();
    for (int i = 0; i < parts.size(); i++) {
      CqlIdentifier name = type.getFieldNames().get(i);
      document = document.with(name.asInternal(), parts.get(i));
    }
    return document;
  }
}
