package dev.lockstep.cassandra.cell;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Reads one text of {@link ValueText}. What is not one is refused without quoting it. */
final class ValueTextReading {
  private static final int HEX_DIGITS = 4;

  private final String text;
  private final boolean hasEscapes;
  private int at;

  ValueTextReading(String text) {
    this.text = text;
    this.hasEscapes = text.indexOf('\\') >= 0;
  }

  Value whole() {
    Value value = value(0);
    if (at < text.length()) {
      throw malformed();
    }
    return value;
  }

  private Value value(int depth) {
    if (depth > ValueText.DEPTH_MAX) {
      throw malformed();
    }
    return switch (peek()) {
      case '{' -> document(depth);
      case '[' -> array(depth);
      case '"' -> Value.text(quoted());
      default -> word(depth);
    };
  }

  private Document document(int depth) {
    Document.Builder fields = Document.builder();
    take("{");
    for (boolean isFirst = true; peek() != '}'; isFirst = false) {
      take(isFirst ? "" : ", ");
      String name = quoted();
      take(": ");
      fields = fields.add(name, value(depth + 1));
    }
    take("}");
    return fields.build();
  }

  private Value array(int depth) {
    List<Value> items = new ArrayList<>();
    take("[");
    for (boolean isFirst = true; peek() != ']'; isFirst = false) {
      take(isFirst ? "" : ", ");
      items.add(value(depth + 1));
    }
    take("]");
    return new Value.Array(items);
  }

  private Value word(int depth) {
    String word = word();
    if (at == text.length() || peek() != '(') {
      return switch (word) {
        case "null" -> Value.NULL;
        case "true" -> Value.bool(true);
        case "false" -> Value.bool(false);
        default -> Value.int32(Integer.parseInt(word));
      };
    }
    take("(");
    Value value = called(word, depth);
    take(")");
    return value;
  }

  private Value called(String name, int depth) {
    return switch (name) {
      case "long" -> Value.int64(Long.parseLong(bare()));
      case "double" -> Value.float64(Double.parseDouble(bare()));
      case "doubleBits" -> new Value.Float64(HexFormat.fromHexDigitsToLong(bare()));
      case "decimal" -> Value.Decimal128.parse(bare()).orElseThrow(this::malformed);
      case "decimalBits" -> {
        long high = HexFormat.fromHexDigitsToLong(bare());
        take(",");
        yield new Value.Decimal128(high, HexFormat.fromHexDigitsToLong(bare()));
      }
      case "date" -> new Value.DateTime(Long.parseLong(bare()));
      case "timestamp" -> new Value.Timestamp(Long.parseLong(bare()));
      case "objectId" -> Value.ObjectId.of(bare());
      case "binary" -> {
        int subtype = Integer.parseInt(bare());
        take(",");
        yield new Value.Binary(subtype, Bytes.of(Base64.getDecoder().decode(bare())));
      }
      case "undefined" -> new Value.Undefined();
      case "minKey" -> new Value.MinKey();
      case "maxKey" -> new Value.MaxKey();
      default -> quotedFirst(name, depth);
    };
  }

  private Value quotedFirst(String name, int depth) {
    String first = quoted();
    return switch (name) {
      case "code" -> new Value.Code(first);
      case "symbol" -> new Value.Symbol(first);
      case "regex" -> {
        take(",");
        yield new Value.Regex(first, quoted());
      }
      case "dbPointer" -> {
        take(",");
        yield new Value.DbPointer(first, Value.ObjectId.of(bare()));
      }
      case "scopedCode" -> {
        take(",");
        yield new Value.ScopedCode(first, document(depth + 1));
      }
      default -> throw malformed();
    };
  }

  private String word() {
    int start = at;
    while (at < text.length() && !endsWord(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean endsWord(char character) {
    return switch (character) {
      case ',', '(', ']', '}', ')' -> true;
      default -> false;
    };
  }

  private String bare() {
    int start = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ')') {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    take("\"");
    if (!hasEscapes) {
      int end = text.indexOf('"', at);
      String plain = text.substring(at, end < 0 ? text.length() : end);
      at += plain.length();
      take("\"");
      return plain;
    }
    StringBuilder content = new StringBuilder();
    while (peek() != '"') {
      content.append(peek() == '\\' ? escaped() : next());
    }
    take("\"");
    return content.toString();
  }

  private char escaped() {
    take("\\");
    char character = next();
    if (character != 'u') {
      return character;
    }
    at += HEX_DIGITS;
    if (at > text.length()) {
      throw malformed();
    }
    return (char) HexFormat.fromHexDigits(text, at - HEX_DIGITS, at);
  }

  private char next() {
    char character = peek();
    at++;
    return character;
  }

  private char peek() {
    if (at >= text.length()) {
      throw malformed();
    }
    return text.charAt(at);
  }

  private void take(String expected) {
    if (!text.startsWith(expected, at)) {
      throw malformed();
    }
    at += expected.length();
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("Not the text of a value from character " + at + " on");
  }
}
