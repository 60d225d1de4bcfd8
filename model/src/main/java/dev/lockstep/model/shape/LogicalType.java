package dev.lockstep.model.shape;

import dev.lockstep.model.document.ValueType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The types of ODCS, which stand above the types of one engine. */
public enum LogicalType {
  STRING(
      ValueType.STRING,
      ValueType.OBJECT_ID,
      ValueType.BINARY,
      ValueType.SYMBOL,
      ValueType.REGEX,
      ValueType.CODE),
  DATE(ValueType.DATE, ValueType.STRING),
  TIMESTAMP(ValueType.DATE, ValueType.TIMESTAMP, ValueType.STRING, ValueType.INT64),
  TIME(ValueType.STRING, ValueType.INT64),
  NUMBER(ValueType.DOUBLE, ValueType.DECIMAL128, ValueType.INT32, ValueType.INT64),
  INTEGER(ValueType.INT32, ValueType.INT64),
  OBJECT(ValueType.DOCUMENT),
  ARRAY(ValueType.ARRAY),
  BOOLEAN(ValueType.BOOL);

  private final Set<ValueType> types;

  LogicalType(ValueType first, ValueType... others) {
    this.types = EnumSet.of(first, others);
  }

  /** The type as contracts write it, such as {@code integer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a value of this type can be meant by it. */
  public boolean accepts(ValueType type) {
    return types.contains(type);
  }

  /** The type of this word. */
  public static Optional<LogicalType> of(String word) {
    return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
