package dev.lockstep.mongodb;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.mongodb.Features.Filters;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.KeyRange;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The types of {@code _id} that compare with each other, in the order in which MongoDB sorts them.
 *
 * <p>A comparison such as {@code $gt} answers keys of its own bracket only; so one walk through all
 * keys is one walk per bracket. NaN is below every other number and comparable to none, so it is a
 * bracket of its own.
 */
enum Bracket {
  MIN_KEY("minKey", ValueType.MIN_KEY),
  NULL("null", ValueType.NULL),
  NAN("nan"),
  NUMBER("number", ValueType.DOUBLE, ValueType.INT32, ValueType.INT64, ValueType.DECIMAL128),
  STRING("string", ValueType.STRING, ValueType.SYMBOL),
  OBJECT("object", ValueType.DOCUMENT),
  BINARY("binData", ValueType.BINARY),
  OBJECT_ID("objectId", ValueType.OBJECT_ID),
  BOOL("bool", ValueType.BOOL),
  DATE("date", ValueType.DATE),
  TIMESTAMP("timestamp", ValueType.TIMESTAMP),
  DB_POINTER("dbPointer", ValueType.DB_POINTER),
  CODE("javascript", ValueType.CODE),
  SCOPED_CODE("javascriptWithScope", ValueType.SCOPED_CODE),
  MAX_KEY("maxKey", ValueType.MAX_KEY);

  private static final Value NOT_A_NUMBER = Value.float64(Double.NaN);
  private static final Value LOWEST_NUMBER = Value.float64(Double.NEGATIVE_INFINITY);

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // Never changed after it was made.
  private final Set<ValueType> types;

  Bracket(String word, ValueType... types) {
    this.word = word;
    this.types = types.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(types));
  }

  /** The types that keys can have. */
  static Set<ValueType> allTypes() {
    Set<ValueType> all = EnumSet.noneOf(ValueType.class);
    for (Bracket bracket : values()) {
      all.addAll(bracket.types);
    }
    return all;
  }

  /** The bracket's name in a {@link KeyRange}. */
  String word() {
    return word;
  }

  /** The bracket that a range names. */
  static Bracket of(KeyRange range) {
    return Arrays.stream(values())
        .filter(bracket -> bracket.word.equals(range.bracket()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such bracket: " + range.bracket()));
  }

  /** The bracket of a key, unless MongoDB allows no such key. */
  static Optional<Bracket> of(Value key) {
    if (isNotANumber(key)) {
      return Optional.of(NAN);
    }
    return Arrays.stream(values()).filter(b -> b.types.contains(key.type())).findFirst();
  }

  /** Whether the bracket holds one key at most. */
  boolean isSingle() {
    return switch (this) {
      case MIN_KEY, NULL, NAN, MAX_KEY -> true;
      case NUMBER, STRING, OBJECT, BINARY, OBJECT_ID, BOOL, DATE, TIMESTAMP -> false;
      case DB_POINTER, CODE, SCOPED_CODE -> false;
    };
  }

  /** Whether a server of these filters can hold keys of this bracket. */
  boolean isKnown(Filters filters) {
    return this == NAN ? filters.notANumber() : types.stream().anyMatch(filters::knows);
  }

  /**
   * The condition on {@code _id} for the part of a range that follows a key. A lower bound says the
   * type as well.
   */
  Document condition(KeyRange range, Optional<Value> after, Filters filters) {
    if (this == NAN) {
      return Document.of("$eq", NOT_A_NUMBER);
    }
    Document.Builder condition = Document.builder();
    if (after.isPresent()) {
      condition.add("$gt", after.get());
    } else if (range.from().isPresent()) {
      condition.add("$gte", range.from().get());
    } else if (this == NUMBER) {
      condition.add("$gte", LOWEST_NUMBER);
    } else {
      condition.add("$type", typeNumbers(filters));
    }
    range.to().ifPresent(to -> condition.add("$lt", to));
    if (this == NUMBER && filters.notANumber()) {
      condition.add("$ne", NOT_A_NUMBER);
    }
    return condition.build();
  }

  private Value typeNumbers(Filters filters) {
    return new Value.Array(
        types.stream()
            .filter(filters::knows)
            .<Value>map(type -> Value.int32(BsonBytes.number(type)))
            .toList());
  }

  private static boolean isNotANumber(Value key) {
    return switch (key) {
      case Value.Float64 number -> Double.isNaN(number.value());
      case Value.Decimal128 number -> (number.high() & 0x7C00000000000000L) == 0x7C00000000000000L;
      case Value other -> false;
    };
  }
}
