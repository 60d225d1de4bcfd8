package dev.lockstep.registry.json;

import dev.lockstep.formats.yaml.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one JSON value from a text, strictly as RFC 8259 says.
 *
 * <p>Own code rather than a library's, since what stands here may use none and needs what codecs
 * take away: the form of a number, exact values beyond doubles, and the place of a refusal. The
 * time is linear in the text's length.
 */
public final class JsonReader {
  /** How deep lists and objects nest at most. */
  public static final int DEPTH_MAX = 500;

  /** How many digits a number has at most. */
  public static final int DIGITS_MAX = 2_000;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][-+]?[0-9]++)?");

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * The value that this text is.
   *
   * @throws JsonException if the text is not one JSON value, names a member twice, or nests deeper
   *     than {@link #DEPTH_MAX}
   */
  public static Json read(String text) {
    JsonReader reader = new JsonReader(text);
    Json value = reader.value(0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.error("the value has ended before here");
    }
    return value;
  }

  private Json value(int depth) {
    space();
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", Json.NULL);
      default -> number();
    };
  }

  private Json members(int depth) {
    open(depth);
    Map<String, Json> members = new LinkedHashMap<>();
    space();
    while (!takes('}')) {
      if (!members.isEmpty()) {
        expect(',');
        space();
      }
      int start = at;
      String name = string();
      if (members.containsKey(name)) {
        at = start;
        throw error("the name %s occurs twice in this object".formatted(new Json.Text(name)));
      }
      space();
      expect(':');
      members.put(name, value(depth + 1));
      space();
    }
    return new Json.Members(members);
  }

  private Json items(int depth) {
    open(depth);
    List<Json> items = new ArrayList<>();
    space();
    while (!takes(']')) {
      if (!items.isEmpty()) {
        expect(',');
      }
      items.add(value(depth + 1));
      space();
    }
    return new Json.Items(items);
  }

  private void open(int depth) {
    if (depth >= DEPTH_MAX) {
      throw error("lists and objects nest deeper than %d levels".formatted(DEPTH_MAX));
    }
    at++;
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, at)) {
      throw error("a value was expected here");
    }
    at += word.length();
    return value;
  }

  private Json number() {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw error("a value was expected here");
    }
    String written = matcher.group();
    if (written.length() > DIGITS_MAX) {
      throw error("a number has at most %d digits".formatted(DIGITS_MAX));
    }
    try {
      Json number =
          new Json.Num(
              new BigDecimal(written), matcher.group(1) == null && matcher.group(2) == null);
      at = matcher.end();
      return number;
    } catch (ArithmeticException | NumberFormatException e) {
      throw (JsonException) error("the exponent of this number is out of bounds").initCause(e);
    }
  }

  private String string() {
    if (peek() != '"') {
      throw error("a text in quotes was expected here");
    }
    at++;
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at);
      if (c < ' ') {
        throw error("a control character stands in a text only as an escape");
      }
      at++;
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        at--;
        throw error("there is no such escape");
      }
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw error("four hexadecimal digits were expected here");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean takes(char c) {
    boolean taken = peek() == c;
    at += taken ? 1 : 0;
    return taken;
  }

  private void expect(char c) {
    if (!takes(c)) {
      throw error("a '%c' was expected here".formatted(c));
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw error("the text ends in the midst of a value");
    }
    return text.charAt(at);
  }

  private JsonException error(String why) {
    int line = 1;
    int start = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
      line++;
      start = i + 1;
    }
    return new JsonException(
        new Mark(line, text.codePointCount(start, Math.min(at, text.length())) + 1), why);
  }
}
