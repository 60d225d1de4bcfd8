package dev.lockstep.model.expression;

import dev.lockstep.model.conversion.Conversion;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Applies functions to the values of their arguments. */
final class Functions {
  private Functions() {}

  static Optional<Value> apply(Function function, List<Value> arguments) {
    Value first = arguments.getFirst();
    return switch (function) {
      case SIZE -> size(first);
      case TYPE -> Texts.text(first.type().word());
      case NEGATE -> Numbers.isNumber(first) ? Numbers.negated(first) : Optional.empty();
      case INT -> Conversions.toLong(first).filter(n -> n == n.intValue()).map(Numbers::narrowest);
      case LONG -> Conversions.toLong(first).map(Value::int64);
      case DOUBLE -> finite(first);
      case DECIMAL -> Conversion.convert(first, ValueType.DECIMAL128);
      case STRING -> Conversion.convert(first, ValueType.STRING);
      case BOOL -> Conversion.convert(first, ValueType.BOOL);
      case ROUND -> Numbers.rounded(first);
      case TIMESTAMP -> Conversions.toDate(first);
      case OBJECT_ID -> Conversion.convert(first, ValueType.OBJECT_ID);
      case HEX -> hex(first);
      case LOWER, LOWER_ASCII, UPPER, UPPER_ASCII, TRIM, SHA256, SHA1 ->
          text(first).flatMap(text -> ofText(function, text));
      case STARTS_WITH, ENDS_WITH, CONTAINS, INDEX_OF, LAST_INDEX_OF, SUBSTRING, REPLACE, SPLIT ->
          text(first).flatMap(text -> ofText(function, text, arguments));
      case JOIN -> join(first, arguments);
      case DISTINCT -> distinct(first);
    };
  }

  private static Optional<Value> finite(Value value) {
    return Numbers.isNaN(value) || Numbers.infinity(value) != 0
        ? Optional.empty()
        : Conversion.convert(value, ValueType.DOUBLE);
  }

  private static Optional<Value> size(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(Value.int32(Texts.size(text.value())));
    }
    if (value instanceof Value.Array array) {
      return Optional.of(Value.int32(array.items().size()));
    }
    if (value instanceof Document document) {
      return Optional.of(Value.int32(document.size()));
    }
    return value instanceof Value.Binary binary
        ? Optional.of(Value.int32(binary.bytes().size()))
        : Optional.empty();
  }

  private static Optional<Value> ofText(Function function, String text) {
    return switch (function) {
      case LOWER -> Texts.text(text.toLowerCase(Locale.ROOT));
      case LOWER_ASCII -> Texts.text(Texts.lowerAscii(text));
      case UPPER -> Texts.text(text.toUpperCase(Locale.ROOT));
      case UPPER_ASCII -> Texts.text(Texts.upperAscii(text));
      case TRIM -> Texts.text(Texts.trim(text));
      case SHA256 -> Texts.text(digest("SHA-256", text));
      case SHA1 -> Texts.text(digest("SHA-1", text));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> ofText(Function function, String text, List<Value> arguments) {
    if (function == Function.SUBSTRING) {
      Optional<Long> to =
          arguments.size() < 3
              ? Optional.of((long) Texts.size(text))
              : Numbers.integer(arguments.get(2));
      return Numbers.integer(arguments.get(1))
          .flatMap(from -> to.flatMap(end -> Texts.substring(text, from, end)));
    }
    return text(arguments.get(1)).flatMap(part -> withPart(function, text, part, arguments));
  }

  private static Optional<Value> withPart(
      Function function, String text, String part, List<Value> arguments) {
    return switch (function) {
      case STARTS_WITH -> Optional.of(Value.bool(text.startsWith(part)));
      case ENDS_WITH -> Optional.of(Value.bool(text.endsWith(part)));
      case CONTAINS -> Optional.of(Value.bool(text.contains(part)));
      case LAST_INDEX_OF -> Optional.of(Texts.lastIndexOf(text, part));
      case INDEX_OF -> number(arguments, 2, 0).flatMap(from -> Texts.indexOf(text, part, from));
      case SPLIT -> number(arguments, 2, -1).flatMap(limit -> Texts.split(text, part, limit));
      case REPLACE ->
          text(arguments.get(2))
              .flatMap(by ->
                  number(arguments, 3, -1).flatMap(times -> Texts.replace(text, part, by, times)));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> join(Value first, List<Value> arguments) {
    Optional<String> separator = arguments.size() < 2 ? Optional.of("") : text(arguments.get(1));
    return first instanceof Value.Array array
        ? separator.flatMap(between -> Texts.join(array.items(), between))
        : Optional.empty();
  }

  private static Optional<Value> distinct(Value value) {
    return value instanceof Value.Array array
        ? Optional.of(new Value.Array(array.items().stream().distinct().toList()))
        : Optional.empty();
  }

  private static Optional<Long> number(List<Value> arguments, int index, long absent) {
    return index < arguments.size() ? Numbers.integer(arguments.get(index)) : Optional.of(absent);
  }

  private static Optional<String> text(Value value) {
    return value instanceof Value.Text text ? Optional.of(text.value()) : Optional.empty();
  }

  private static Optional<Value> hex(Value value) {
    return value instanceof Value.Binary binary
        ? Texts.text(binary.bytes().toString())
        : text(value)
            .filter(text -> text.length() <= Limits.TEXT_SIZE_MAX / 6)
            .map(text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)))
            .map(Value::text);
  }

  private static String digest(String algorithm, String text) {
    try {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}
