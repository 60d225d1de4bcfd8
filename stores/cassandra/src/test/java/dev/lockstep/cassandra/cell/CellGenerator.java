package dev.lockstep.cassandra.cell;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Cells of any type as bytes that the server takes, the awkward ones often among them. */
public final class CellGenerator {
  private static final int PARTS_MAX = 4;
  private static final int EMPTY_ONE_IN = 12;
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;

  /** Types for which the server itself turns a value without bytes away. */
  static final Set<DataType> NEVER_EMPTY =
      Set.of(
          DataTypes.TINYINT,
          DataTypes.SMALLINT,
          DataTypes.DATE,
          DataTypes.TIME,
          DataTypes.DURATION);

  private final SplittableRandom random;
  private final Map<DataType, Supplier<ByteBuffer>> scalars =
      Map.ofEntries(
          Map.entry(DataTypes.ASCII, () -> bytes(ascii().getBytes(StandardCharsets.US_ASCII))),
          Map.entry(DataTypes.TEXT, () -> bytes(text().getBytes(StandardCharsets.UTF_8))),
          Map.entry(DataTypes.TINYINT, () -> wild(1)),
          Map.entry(DataTypes.SMALLINT, () -> wild(2)),
          Map.entry(DataTypes.INT, () -> wild(4)),
          Map.entry(DataTypes.BIGINT, () -> wild(8)),
          Map.entry(DataTypes.VARINT, () -> wild(1 + upTo(20))),
          Map.entry(DataTypes.DECIMAL, this::decimal),
          Map.entry(DataTypes.FLOAT, this::float32),
          Map.entry(DataTypes.DOUBLE, this::float64),
          Map.entry(DataTypes.BOOLEAN, () -> upTo(5) == 0 ? wild(1) : bytes((byte) upTo(2))),
          Map.entry(DataTypes.BLOB, () -> wild(upTo(10))),
          Map.entry(DataTypes.UUID, () -> wild(16)),
          Map.entry(DataTypes.TIMEUUID, this::timeuuid),
          Map.entry(DataTypes.TIMESTAMP, () -> wild(8)),
          Map.entry(DataTypes.DATE, () -> wild(4)),
          Map.entry(DataTypes.TIME, this::time),
          Map.entry(DataTypes.DURATION, this::duration),
          Map.entry(DataTypes.INET, this::inet));

  /** A generator that draws from this. */
  public CellGenerator(SplittableRandom random) {
    this.random = random;
  }

  /** A cell, now and then of no bytes where the server takes that for a value. */
  public ByteBuffer cell(DataType type) {
    return scalars.containsKey(type) && !NEVER_EMPTY.contains(type) && upTo(EMPTY_ONE_IN) == 0
        ? ByteBuffer.allocate(0)
        : part(type);
  }

  private ByteBuffer part(DataType type) {
    return switch (type) {
      case ListType list -> parts(Collections.nCopies(upTo(PARTS_MAX), list.getElementType()));
      case SetType set -> counted(distinct(set.getElementType()));
      case MapType map -> map(map);
      case TupleType tuple -> structure(tuple.getComponentTypes(), true);
      case UserDefinedType udt -> structure(udt.getFieldTypes(), udt.isFrozen());
      case VectorType vector -> vector(vector);
      default -> Objects.requireNonNull(scalars.get(type), type.toString()).get();
    };
  }

  private ByteBuffer parts(List<DataType> types) {
    return counted(types.stream().map(this::part).toList());
  }

  private static ByteBuffer counted(List<ByteBuffer> parts) {
    return Parts.counted(parts.size(), parts);
  }

  private List<ByteBuffer> distinct(DataType type) {
    Set<ByteBuffer> found = new TreeSet<>();
    for (int i = upTo(PARTS_MAX); i > 0; i--) {
      found.add(part(type));
    }
    return List.copyOf(found);
  }

  private ByteBuffer map(MapType map) {
    Map<ByteBuffer, ByteBuffer> entries = new TreeMap<>();
    for (ByteBuffer key : distinct(map.getKeyType())) {
      entries.put(key, part(map.getValueType()));
    }
    List<ByteBuffer> parts = new ArrayList<>();
    entries.forEach((key, value) -> Collections.addAll(parts, key, value));
    return Parts.counted(entries.size(), parts);
  }

  /** Parts that are null, empty or, where that can be stored, missing at the end. */
  private ByteBuffer structure(List<DataType> types, boolean isFrozen) {
    int present = isFrozen ? 1 + upTo(types.size()) : types.size();
    List<Optional<ByteBuffer>> parts = new ArrayList<>();
    for (DataType type : types.subList(0, present)) {
      parts.add(upTo(4) == 0 ? Optional.empty() : Optional.of(cell(type)));
    }
    return Parts.uncounted(parts);
  }

  private ByteBuffer vector(VectorType vector) {
    List<ByteBuffer> parts = new ArrayList<>();
    for (int i = 0; i < vector.getDimensions(); i++) {
      parts.add(part(vector.getElementType()));
    }
    ByteBuffer whole = ByteBuffer.allocate(parts.stream().mapToInt(ByteBuffer::remaining).sum());
    parts.forEach(part -> whole.put(part.duplicate()));
    return whole.flip();
  }

  /** Random bytes, or all ones, or all zeros, or the least number. */
  private ByteBuffer wild(int size) {
    byte[] content = new byte[size];
    switch (upTo(6)) {
      case 0 -> Arrays.fill(content, (byte) 0xff);
      case 1 -> Arrays.fill(content, (byte) 0);
      case 2 -> {
        if (size > 0) {
          content[0] = (byte) 0x80;
        }
      }
      default -> random.nextBytes(content);
    }
    return ByteBuffer.wrap(content);
  }

  private static ByteBuffer bytes(byte... content) {
    return ByteBuffer.wrap(content);
  }

  private String ascii() {
    return random
        .ints(upTo(8), 0, 0x80)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String text() {
    return random
        .ints(upTo(8), 0, 0x11_0000)
        .filter(point -> point < 0xd800 || point > 0xdfff)
        .map(point -> upTo(2) == 0 ? point : point % 0x100)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private ByteBuffer decimal() {
    int scale = upTo(4) == 0 ? random.nextInt() : random.nextInt(-40, 40);
    byte[] unscaled = new byte[1 + upTo(18)];
    random.nextBytes(unscaled);
    return ByteBuffer.allocate(4 + unscaled.length).putInt(scale).put(unscaled).flip();
  }

  private ByteBuffer float32() {
    float[] odd = {Float.NaN, -0.0f, Float.POSITIVE_INFINITY, Float.MIN_VALUE, 1.1f};
    return upTo(2) == 0 ? wild(4) : ByteBuffer.allocate(4).putFloat(odd[upTo(odd.length)]).flip();
  }

  private ByteBuffer float64() {
    double[] odd = {Double.NaN, -0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1.1};
    return upTo(2) == 0 ? wild(8) : ByteBuffer.allocate(8).putDouble(odd[upTo(odd.length)]).flip();
  }

  private ByteBuffer timeuuid() {
    ByteBuffer bytes = wild(16);
    bytes.put(6, (byte) (0x10 | (bytes.get(6) & 0x0f)));
    return bytes.put(8, (byte) (0x80 | (bytes.get(8) & 0x3f)));
  }

  private ByteBuffer time() {
    return ByteBuffer.allocate(8).putLong(random.nextLong(NANOS_PER_DAY)).flip();
  }

  private ByteBuffer duration() {
    int sign = upTo(2) == 0 ? 1 : -1;
    return Objects.requireNonNull(
        TypeCodecs.DURATION.encode(
            CqlDuration.newInstance(
                sign * random.nextInt(Integer.MAX_VALUE),
                sign * upTo(40),
                sign * random.nextLong(Long.MAX_VALUE)),
            ProtocolVersion.V5));
  }

  /** Also an address of version 4 inside one of version 6, which Java does not tell apart. */
  private ByteBuffer inet() {
    if (upTo(3) == 0) {
      return ByteBuffer.allocate(16).putShort(10, (short) -1).putInt(12, random.nextInt());
    }
    return wild(upTo(2) == 0 ? 4 : 16);
  }

  private int upTo(int bound) {
    return random.nextInt(bound);
  }
}
