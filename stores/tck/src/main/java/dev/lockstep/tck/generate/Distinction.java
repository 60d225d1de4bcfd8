package dev.lockstep.tck.generate;

/** A difference between two values that a store's comparison may be unable to make. */
public enum Distinction {
  /** {@code 4} against {@code 4.0}: the same number in two types. */
  NUMBER_TYPE,
  /** The same, below the top level of a value. */
  NESTED_NUMBER_TYPE,
  /** {@code 0.0} against {@code -0.0}. */
  ZERO_SIGN,
  /** Two NaN with other bits. */
  NAN_PAYLOAD,
  /** Decimal {@code 4} against {@code 4.00}. */
  DECIMAL_SCALE,
  /** Null against no field at all. */
  NULL_OR_MISSING,
  /** Null against undefined. */
  NULL_OR_UNDEFINED,
  /** A value against an array that contains it. */
  CONTAINING_ARRAY,
  /** A value against an array of one array of it. */
  ARRAY_DEPTH,
  /** The same fields in another order. */
  FIELD_ORDER,
  /** A text against a symbol of the same characters. */
  TEXT_OR_SYMBOL,
  /** Texts that differ in case only. */
  CASE,
  /** Texts that differ in composition only, such as accents. */
  COMPOSITION,
  /** A regular expression against a text it matches. */
  REGEX_MATCH,
  /** Bytes of two subtypes. */
  BINARY_SUBTYPE,
  /** A date against a timestamp of the same bits. */
  DATE_OR_TIMESTAMP,
  /** A document whose field is named like an operator. */
  OPERATOR_NAME
}
