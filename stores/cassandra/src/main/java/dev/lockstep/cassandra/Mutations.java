package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import dev.lockstep.cassandra.cell.CellCodec;
import dev.lockstep.cassandra.cell.CellCodec.Encoded;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.CellTimes;
import dev.lockstep.model.write.TimedWrite;
import dev.lockstep.model.write.Times;
import dev.lockstep.model.write.Written;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The statements that a timed write of one row takes: one for each time and kind. What is stored by
 * its parts is written part by part, since to assign all of it would take away parts that were
 * added meanwhile. For one write and one thread.
 */
final class Mutations {
  private final TableShape shape;
  private final Times times;
  private final boolean isPartition;
  private final Map<Mutation.Kind, Mutation> mutations = new LinkedHashMap<>();
  private Optional<String> unfit = Optional.empty();

  private Mutations(TableShape shape, boolean isPartition, Times times) {
    this.shape = shape;
    this.isPartition = isPartition;
    this.times = times;
  }

  /**
   * The mutations of a write.
   *
   * @param times when what it replaces was written
   */
  static Mutations of(TableShape shape, TimedWrite write, Times times) {
    Mutations mutations =
        new Mutations(shape, write.key() instanceof Document key && shape.isPartition(key), times);
    write.cells().forEach(mutations::add);
    return mutations;
  }

  /** Why the table cannot hold what is to be written, if it cannot. */
  Optional<String> unfit() {
    return unfit;
  }

  /** The statements; none where nothing changes. */
  Collection<Mutation> statements() {
    return mutations.values();
  }

  private void add(TimedWrite.Cell cell) {
    boolean isTagOfPartition = isPartition && cell.field().equals(Tags.FIELD);
    Optional<ColumnMetadata> column =
        shape.column(isTagOfPartition ? Tags.STATIC_FIELD : cell.field());
    if (column.isEmpty() || (isPartition && !column.get().isStatic())) {
      unfit = Optional.of("the table has no column for the field " + cell.field());
    } else if (Elements.areIn(column.get().getType())) {
      addElements(cell, column.get());
    } else {
      addWhole(cell, column.get());
    }
  }

  private void addWhole(TimedWrite.Cell cell, ColumnMetadata column) {
    String name = column.getName().asCql(false);
    if (cell.after().isEmpty()) {
      deleting(column, cell.micros()).add(name);
    } else if (Elements.areAppended(column.getType())) {
      unfit = Optional.of("to write a list that is not frozen again adds to it");
    } else {
      Tags.written(cell.field(), cell.after().get())
          .flatMap(value -> encoded(shape.codec().column(column.getName().asInternal()), value))
          .ifPresent(bytes -> setting(column, cell).add(name + " = ?", bytes));
    }
  }

  private void addElements(TimedWrite.Cell cell, ColumnMetadata column) {
    String name = column.getName().asCql(false);
    Elements.set(column.getType(), cell.before(), cell.after())
        .forEach((element, value) -> {
          Mutation mutation = setting(column, cell);
          switch (column.getType()) {
            case MapType map ->
                encoded(map.getKeyType(), element)
                    .ifPresent(key ->
                        encoded(map.getValueType(), value)
                            .ifPresent(bytes -> mutation.add(name + "[?] = ?", key, bytes)));
            case UserDefinedType udt ->
                encoded(fieldType(udt, element), value)
                    .ifPresent(bytes -> mutation.add(field(name, element) + " = ?", bytes));
            default ->
                encoded(column.getType(), Value.Array.of(element))
                    .ifPresent(bytes -> mutation.add("%s = %s + ?".formatted(name, name), bytes));
          }
        });
    Elements.gone(column.getType(), cell.before(), cell.after())
        .forEach((element, place) ->
            addDeleted(deleting(column, written(cell, place)), column, element));
  }

  private void addDeleted(Mutation mutation, ColumnMetadata column, Value element) {
    String name = column.getName().asCql(false);
    switch (column.getType()) {
      case MapType map ->
          encoded(map.getKeyType(), element).ifPresent(key -> mutation.add(name + "[?]", key));
      case SetType set ->
          encoded(set.getElementType(), element).ifPresent(key -> mutation.add(name + "[?]", key));
      default -> mutation.add(field(name, element));
    }
  }

  /** A part is deleted at its own time, lest the delete hit what is newer. */
  private long written(TimedWrite.Cell cell, int place) {
    return times.cells().get(cell.field()) instanceof CellTimes.Parts(List<Optional<Written>> parts)
            && place >= 0
            && place < parts.size()
        ? parts.get(place).map(Written::micros).orElse(cell.micros())
        : cell.micros();
  }

  private static String field(String column, Value element) {
    return column + "." + CqlIdentifier.fromInternal(name(element)).asCql(false);
  }

  private static String name(Value element) {
    return ((Value.Text) element).value();
  }

  private static DataType fieldType(UserDefinedType udt, Value element) {
    int index = udt.firstIndexOf(CqlIdentifier.fromInternal(name(element)));
    return index < 0 ? DataTypes.COUNTER : udt.getFieldTypes().get(index);
  }

  private Optional<ByteBuffer> encoded(DataType type, Value value) {
    return encoded(CellCodec.of(type), value);
  }

  private Optional<ByteBuffer> encoded(Optional<CellCodec> codec, Value value) {
    if (codec.isEmpty()) {
      unfit = Optional.of("a part of the value has no place in its column");
      return Optional.empty();
    }
    return switch (codec.get().encode(value)) {
      case Encoded.Cell(ByteBuffer bytes) -> Optional.of(bytes);
      case Encoded.Unfit(String why) -> {
        unfit = Optional.of(why);
        yield Optional.empty();
      }
    };
  }

  private Mutation setting(ColumnMetadata column, TimedWrite.Cell cell) {
    return mutation(new Mutation.Kind(column.isStatic(), false, cell.micros(), cell.ttlSeconds()));
  }

  private Mutation deleting(ColumnMetadata column, long micros) {
    return mutation(new Mutation.Kind(column.isStatic(), true, micros, 0));
  }

  private Mutation mutation(Mutation.Kind kind) {
    return Objects.requireNonNull(mutations.computeIfAbsent(kind, Mutation::new));
  }
}
