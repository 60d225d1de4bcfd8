package dev.lockstep.cassandra.cell;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The cells of one CQL type as values, and back.
 *
 * <p>Whatever is read can be written, and gives the same bytes; whatever can be written is read
 * back as the same value. What no value of the model says exactly, such as the empty value of an
 * int or a number with needless leading bytes, is {@link Value.Binary} of subtype {@value
 * #RAW_SUBTYPE} with the bytes themselves. Immutable; threads may share it.
 */
public final class CellCodec {
  /** The subtype of bytes that no value of their type stands for. */
  public static final int RAW_SUBTYPE = Format.RAW_SUBTYPE;

  /** The sizes of the types that Cassandra lays side by side in vectors. */
  private static final Map<DataType, Integer> SIZES_IN_VECTOR =
      Map.of(
          DataTypes.BOOLEAN, 1,
          DataTypes.INT, 4,
          DataTypes.FLOAT, 4,
          DataTypes.BIGINT, 8,
          DataTypes.DOUBLE, 8,
          DataTypes.TIMESTAMP, 8,
          DataTypes.UUID, 16,
          DataTypes.TIMEUUID, 16);

  private final DataType type;
  private final Format format;

  private CellCodec(DataType type, Format format) {
    this.type = type;
    this.format = format.orRaw();
  }

  /** What comes of bringing a value into bytes. */
  public sealed interface Encoded {
    /** The bytes of the cell; whoever reads them moves their position. */
    record Cell(ByteBuffer bytes) implements Encoded {}

    /** The value does not fit the type, or would be read back as another one. */
    record Unfit(String why) implements Encoded {}
  }

  /** The codec of a type; empty for counters and for types that are not CQL's own. */
  public static Optional<CellCodec> of(DataType type) {
    return format(type).map(format -> new CellCodec(type, format));
  }

  /** The value of a cell that is not null. The buffer stays as it is. */
  public Value decode(ByteBuffer cell) {
    return format.read(cell.slice()).orElseThrow();
  }

  /** The bytes of a value, for a cell of this type. */
  public Encoded encode(Value value) {
    if (value instanceof Value.Null) {
      return new Encoded.Unfit("Cassandra holds no null in a column: the cell is there or not");
    }
    if (isGoneWhenStored(value)) {
      return new Encoded.Unfit(
          "a column of type %s does not hold it: it would be read back otherwise, or not at all"
              .formatted(type.asCql(true, true)));
    }
    return format
        .write(value)
        .<Encoded>map(Encoded.Cell::new)
        .orElseGet(() ->
            new Encoded.Unfit(
                "a column of type %s holds no such value of type %s"
                    .formatted(type.asCql(true, true), value.type())));
  }

  /** What is not frozen is stored by its parts, and without any it is not stored at all. */
  private boolean isGoneWhenStored(Value value) {
    boolean isStoredByParts =
        switch (type) {
          case ListType list -> !list.isFrozen();
          case SetType set -> !set.isFrozen();
          case MapType map -> !map.isFrozen();
          case UserDefinedType udt -> !udt.isFrozen();
          default -> false;
        };
    if (!isStoredByParts) {
      return false;
    }
    return switch (value) {
      case Value.Array(List<Value> items) -> items.isEmpty();
      case Document parts when type instanceof UserDefinedType udt ->
          parts.size() < udt.getFieldNames().size()
              || IntStream.range(0, parts.size()).allMatch(i -> parts.value(i).equals(Value.NULL));
      case Document parts -> parts.isEmpty();
      default -> false;
    };
  }

  private static Optional<Format> format(DataType type) {
    return switch (type) {
      case ListType list -> part(list.getElementType()).map(Sequences.Counted::new);
      case SetType set -> part(set.getElementType()).map(Sequences.Counted::new);
      case MapType map ->
          part(map.getKeyType())
              .flatMap(key -> part(map.getValueType()).map(value -> map(map, key, value)));
      case TupleType tuple -> parts(tuple.getComponentTypes()).map(Structures.Tuple::new);
      case UserDefinedType udt ->
          parts(udt.getFieldTypes()).map(fields -> new Structures.Udt(names(udt), fields));
      case VectorType vector -> vector(vector);
      default -> Scalars.of(type);
    };
  }

  private static Optional<Format> part(DataType type) {
    return format(type).map(Format::orRaw);
  }

  private static Optional<List<Format>> parts(List<DataType> types) {
    List<Format> formats = types.stream().flatMap(type -> part(type).stream()).toList();
    return formats.size() == types.size() ? Optional.of(formats) : Optional.empty();
  }

  private static Format map(MapType map, Format key, Format value) {
    return isNamed(map) ? new Maps.Named(key, value) : new Maps.Listed(key, value);
  }

  /** Whether a map is a document, its keys the names of fields. */
  static boolean isNamed(MapType map) {
    return map.getKeyType().equals(DataTypes.TEXT) || map.getKeyType().equals(DataTypes.ASCII);
  }

  private static List<String> names(UserDefinedType udt) {
    return udt.getFieldNames().stream().map(CqlIdentifier::asInternal).toList();
  }

  private static Optional<Format> vector(VectorType vector) {
    return Optional.ofNullable(SIZES_IN_VECTOR.get(vector.getElementType()))
        .flatMap(size ->
            part(vector.getElementType())
                .map(element -> new Sequences.Vector(element, size, vector.getDimensions())));
  }
}
