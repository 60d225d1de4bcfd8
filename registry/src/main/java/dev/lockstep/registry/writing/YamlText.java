package dev.lockstep.registry.writing;

import dev.lockstep.registry.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A tree as YAML in blocks; every text reads back as it is. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:[ ./@-][A-Za-z0-9_]+)*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
  private static final int INLINE_MAX = 80;
  private static final int KEY_PLAIN_MAX = 100;

  private YamlText() {}

  static String write(Json.Members tree) {
    return String.join("\n", lines(tree)) + "\n";
  }

  private static List<String> lines(Json value) {
    return switch (value) {
      case Json.Members members when !members.values().isEmpty() -> members(members);
      case Json.Items items when !items.values().isEmpty() -> items(items);
      default -> List.of(inline(value));
    };
  }

  private static List<String> members(Json.Members members) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Json> member : members.values().entrySet()) {
      String key = text(member.getKey());
      Json value = member.getValue();
      if (isShort(value)) {
        lines.add(key + ": " + inline(value));
      } else {
        lines.add(key + ":");
        lines(value).forEach(line -> lines.add("  " + line));
      }
    }
    return lines;
  }

  private static List<String> items(Json.Items items) {
    List<String> lines = new ArrayList<>();
    for (Json item : items.values()) {
      String lead = "- ";
      for (String line : isShort(item) ? List.of(inline(item)) : lines(item)) {
        lines.add(lead + line);
        lead = "  ";
      }
    }
    return lines;
  }

  /** Whether a value stands on the line of its name: a single one, or a few of them. */
  private static boolean isShort(Json value) {
    return switch (value) {
      case Json.Members members ->
          members.values().values().stream().allMatch(YamlText::isSingle)
              && inline(value).length() <= INLINE_MAX;
      case Json.Items items ->
          items.values().stream().allMatch(YamlText::isSingle)
              && inline(value).length() <= INLINE_MAX;
      default -> true;
    };
  }

  private static boolean isSingle(Json value) {
    return !(value instanceof Json.Members) && !(value instanceof Json.Items);
  }

  private static String inline(Json value) {
    return switch (value) {
      case Json.Text(String text) -> text(text);
      case Json.Items items ->
          items.values().stream().map(YamlText::inline).collect(Collectors.joining(", ", "[", "]"));
      case Json.Members members ->
          members.values().entrySet().stream()
              .map(member -> text(member.getKey()) + ": " + inline(member.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Json.Null none -> "null";
      case Json.Bool truth -> truth.toString();
      case Json.Num number -> number(number);
    };
  }

  /** Readers take a number of a few hundred characters. */
  private static String number(Json.Num number) {
    String plain = number.toString();
    return plain.length() <= 300 ? plain : number.value().toString();
  }

  private static String text(String text) {
    boolean isPlain =
        text.length() <= KEY_PLAIN_MAX
            && PLAIN.matcher(text).matches()
            && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    return isPlain ? text : quoted(text);
  }

  /** What no reader takes for anything else; what does not print is written as an escape. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if ((c >= ' ' && c < 0x7f) || isLetter(c)) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append((c > 0xffff ? "\\U%08x" : "\\u%04x").formatted(c));
          }
        });
    return quoted.append('"').toString();
  }

  private static boolean isLetter(int c) {
    return c >= 0xa1 && c != 0xfeff && Character.isLetterOrDigit(c);
  }
}
