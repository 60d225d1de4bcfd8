package dev.lockstep.tck.generate;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Draws values of the types it is given, every fourth or so an awkward one. Nested ones become
 * rarer with depth, so every value is finite. Not for sharing between threads.
 */
public final class ValueGenerator {
  private static final int DEPTH_MAX = 4;
  private static final int ITEMS_MAX = 5;

  private final RandomGenerator random;
  private final List<ValueType> types;
  private final NameGenerator names;

  /** A generator of values of every type. */
  public ValueGenerator(RandomGenerator random) {
    this(random, EnumSet.allOf(ValueType.class));
  }

  /** A generator of values that hold these types only; documents and arrays may hold the others. */
  public ValueGenerator(RandomGenerator random, Set<ValueType> types) {
    if (types.isEmpty()) {
      throw new IllegalArgumentException("A generator draws from at least one type");
    }
    this.random = random;
    this.types = List.copyOf(EnumSet.copyOf(types));
    this.names = new NameGenerator(random);
  }

  /** The next value. */
  public Value next() {
    return next(0);
  }

  /** The next value of this type. */
  public Value next(ValueType type) {
    return next(type, 0);
  }

  /** The next document, without a key. */
  public Document nextDocument() {
    return document(0);
  }

  private Value next(int depth) {
    ValueType type = types.get(random.nextInt(types.size()));
    boolean nests = type == ValueType.DOCUMENT || type == ValueType.ARRAY;
    if (nests && depth >= DEPTH_MAX) {
      return type == ValueType.DOCUMENT ? Document.empty() : Value.Array.of();
    }
    return next(type, depth);
  }

  private Value next(ValueType type, int depth) {
    boolean nests = type == ValueType.DOCUMENT || type == ValueType.ARRAY;
    List<Value> samples = Samples.all().stream().filter(value -> value.type() == type).toList();
    if (!nests && random.nextInt(4) == 0) {
      return samples.get(random.nextInt(samples.size()));
    }
    return fresh(type, depth);
  }

  private Value fresh(ValueType type, int depth) {
    return switch (type) {
      case DOUBLE -> Value.float64(random.nextGaussian() * 1000);
      case STRING -> Value.text(names.word());
      case DOCUMENT -> document(depth);
      case ARRAY -> new Value.Array(items(depth));
      case BINARY -> new Value.Binary(random.nextInt(2) * 128, bytes(random.nextInt(20)));
      case UNDEFINED -> new Value.Undefined();
      case OBJECT_ID -> new Value.ObjectId(bytes(12));
      case BOOL -> Value.bool(random.nextBoolean());
      case DATE -> new Value.DateTime(random.nextLong(4_102_444_800_000L));
      case NULL -> Value.NULL;
      case REGEX -> new Value.Regex("^" + names.word(), random.nextBoolean() ? "i" : "");
      case DB_POINTER -> new Value.DbPointer(names.word(), new Value.ObjectId(bytes(12)));
      case CODE -> new Value.Code(names.word());
      case SYMBOL -> new Value.Symbol(names.word());
      case SCOPED_CODE -> new Value.ScopedCode(names.word(), document(DEPTH_MAX));
      case INT32 -> Value.int32(random.nextInt());
      case TIMESTAMP -> new Value.Timestamp(random.nextLong(1, Long.MAX_VALUE));
      case INT64 -> Value.int64(random.nextLong());
      case DECIMAL128 -> decimal();
      case MIN_KEY -> new Value.MinKey();
      case MAX_KEY -> new Value.MaxKey();
    };
  }

  private Document document(int depth) {
    Document document = Document.empty();
    int fields = depth >= DEPTH_MAX ? 0 : random.nextInt(ITEMS_MAX + 1);
    for (int i = 0; i < fields; i++) {
      document = document.with(names.next(), next(depth + 1));
    }
    return document;
  }

  private List<Value> items(int depth) {
    return Stream.generate(() -> next(depth + 1)).limit(random.nextInt(ITEMS_MAX)).toList();
  }

  private Bytes bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private Value decimal() {
    BigInteger digits = BigInteger.valueOf(random.nextLong());
    return Value.Decimal128.of(new BigDecimal(digits, random.nextInt(-20, 20))).orElseThrow();
  }
}
