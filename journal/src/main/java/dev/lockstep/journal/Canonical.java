package dev.lockstep.journal;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON objects of texts in exactly one spelling, after RFC 8785: names in UTF-16 order, no spaces,
 * the shortest escapes. No numbers, so that no two readers can disagree about one.
 */
final class Canonical {
  private static final String ESCAPED = "\"\\\b\f\n\r\t";
  private static final String LETTERS = "\"\\bfnrt";

  private Canonical() {}

  /** The one spelling of these fields. */
  static String write(Map<String, String> fields) {
    StringBuilder text = new StringBuilder("{");
    for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
      if (text.length() > 1) {
        text.append(',');
      }
      text.append(quote(field.getKey())).append(':').append(quote(field.getValue()));
    }
    return text.append('}').toString();
  }

  /** A text as a JSON string. */
  static String quote(String value) {
    StringBuilder text = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int special = ESCAPED.indexOf(c);
      if (special >= 0) {
        text.append('\\').append(LETTERS.charAt(special));
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }

  /**
   * The fields in a text written by {@link #write}.
   *
   * @throws IllegalArgumentException if it is not their one spelling
   */
  static SortedMap<String, String> read(String text) {
    SortedMap<String, String> fields = new Reader(text).object();
    if (!write(fields).equals(text)) {
      throw new IllegalArgumentException("Not in canonical form");
    }
    return fields;
  }

  /** Reads one object; used once. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    SortedMap<String, String> object() {
      SortedMap<String, String> fields = new TreeMap<>();
      expect('{');
      while (peek() != '}') {
        if (!fields.isEmpty()) {
          expect(',');
        }
        String name = string();
        expect(':');
        fields.put(name, string());
      }
      return fields;
    }

    private String string() {
      expect('"');
      StringBuilder value = new StringBuilder();
      while (peek() != '"') {
        char c = text.charAt(at++);
        value.append(c == '\\' ? escaped() : c);
      }
      at++;
      return value.toString();
    }

    private char escaped() {
      char letter = peek();
      at++;
      if (letter == 'u') {
        if (at + 4 > text.length()) {
          throw new IllegalArgumentException("Not in canonical form");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      int special = LETTERS.indexOf(letter);
      if (special < 0) {
        throw new IllegalArgumentException("Not in canonical form");
      }
      return ESCAPED.charAt(special);
    }

    private char peek() {
      if (at >= text.length()) {
        throw new IllegalArgumentException("Not in canonical form");
      }
      return text.charAt(at);
    }

    private void expect(char wanted) {
      if (peek() != wanted) {
        throw new IllegalArgumentException("Not in canonical form");
      }
      at++;
    }
  }
}
