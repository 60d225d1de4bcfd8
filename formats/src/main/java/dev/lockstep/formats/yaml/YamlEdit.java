package dev.lockstep.formats.yaml;

import java.util.List;
import java.util.Optional;

/**
 * Changes one list of texts in a file of nested maps, and not another character of it: comments,
 * order and notation stay. The file must be one that {@link YamlTree} reads; whoever edits reads it
 * again afterwards, to see that it says what it should.
 */
public final class YamlEdit {
  private final String text;
  private final String lineEnd;

  private YamlEdit(String text) {
    this.text = text;
    this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** The text with an item in the list at these names, which are made where they are missing. */
  public static String with(String text, List<String> names, String item) {
    String bare = bare(text);
    return mark(text) + new YamlEdit(bare).with(Span.of(bare), names, item, 0);
  }

  /** The text without an item in the list at these names. */
  public static String without(String text, List<String> names, String item) {
    String bare = bare(text);
    Optional<Span> list = Optional.of(Span.of(bare));
    for (String name : names) {
      list = list.flatMap(span -> span.at(name));
    }
    return list.map(span -> mark(text) + new YamlEdit(bare).without(span, item)).orElse(text);
  }

  /** The mark of the order of bytes, where a text begins with one. */
  private static String mark(String text) {
    return text.startsWith("\ufeff") ? "\ufeff" : "";
  }

  private static String bare(String text) {
    return text.substring(mark(text).length());
  }

  /** Plain where no reader takes it for anything but a text. */
  static String quoted(String word) {
    boolean isPlain =
        word.matches("[A-Za-z][A-Za-z0-9_./-]*|[0-9]+\\.[0-9]+\\.[0-9]+[A-Za-z0-9.+-]*")
            && !word.matches("(?i)true|false|yes|no|on|off|null|y|n");
    return isPlain ? word : '"' + escaped(word) + '"';
  }

  private static String escaped(String word) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char each = word.charAt(i);
      if (each == '"' || each == '\\') {
        escaped.append('\\').append(each);
      } else if (each < ' ' || each == '\u007f') {
        escaped.append("\\x%02x".formatted((int) each));
      } else {
        escaped.append(each);
      }
    }
    return escaped.toString();
  }

  private String with(Span node, List<String> names, String item, int indent) {
    if (node.isNothing()) {
      return nested(node, names, item, indent);
    }
    if (names.isEmpty()) {
      return node.inside().stream().anyMatch(each -> each.word().equals(item))
          ? text
          : withItem(node, quoted(item));
    }
    Optional<Span> value = node.at(names.getFirst());
    List<String> rest = names.subList(1, names.size());
    return value.isPresent()
        ? with(value.get(), rest, item, node.column() + 2)
        : withName(node, names, item);
  }

  /** In the place of nothing, behind the colon of its name. */
  private String nested(Span nothing, List<String> names, String item, int indent) {
    if (names.isEmpty()) {
      return replaced(nothing, " [" + quoted(item) + "]");
    }
    return replaced(nothing, lineEnd + block(names, item, indent));
  }

  private String replaced(Span nothing, String instead) {
    int from = nothing.from();
    while (from > 0 && text.charAt(from - 1) == ' ') {
      from--;
    }
    return text.substring(0, from) + instead + text.substring(nothing.to());
  }

  private String withItem(Span list, String item) {
    if (list.inside().isEmpty()) {
      return inserted(list.from() + 1, item);
    }
    Span last = list.inside().getLast();
    return list.flow()
        ? inserted(last.to(), ", " + item)
        : inserted(lineEnd(last.to()), lineEnd + " ".repeat(list.column()) + "- " + item);
  }

  private String withName(Span map, List<String> names, String item) {
    String flow = flow(names, item);
    if (map.inside().isEmpty()) {
      return inserted(map.from() + 1, flow);
    }
    int end = map.inside().getLast().to();
    return map.flow()
        ? inserted(end, ", " + flow)
        : inserted(lineEnd(end), lineEnd + block(names, item, map.column()));
  }

  private static String flow(List<String> names, String item) {
    String inner =
        names.size() == 1
            ? "[" + quoted(item) + "]"
            : "{" + flow(names.subList(1, names.size()), item) + "}";
    return quoted(names.getFirst()) + ": " + inner;
  }

  private String block(List<String> names, String item, int indent) {
    String name = " ".repeat(indent) + quoted(names.getFirst()) + ":";
    return names.size() == 1
        ? name + " [" + quoted(item) + "]"
        : name + lineEnd + block(names.subList(1, names.size()), item, indent + 2);
  }

  private String without(Span list, String item) {
    List<Span> items = list.inside();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).word().equals(item)) {
        return without(list, i);
      }
    }
    return text;
  }

  private String without(Span list, int index) {
    List<Span> items = list.inside();
    Span item = items.get(index);
    if (items.size() == 1) {
      return cut(list.from(), list.to(), "[]");
    }
    if (!list.flow()) {
      int begin = text.lastIndexOf('\n', item.from()) + 1;
      int next = text.indexOf('\n', item.to()) + 1;
      return next > 0 ? cut(begin, next, "") : cut(begin - lineEnd.length(), text.length(), "");
    }
    return index > 0
        ? cut(items.get(index - 1).to(), item.to(), "")
        : cut(item.from(), items.get(1).from(), "");
  }

  private String cut(int from, int to, String instead) {
    return text.substring(0, from) + instead + text.substring(to);
  }

  private String inserted(int at, String more) {
    return text.substring(0, at) + more + text.substring(at);
  }

  private int lineEnd(int at) {
    int end = text.indexOf(lineEnd, at);
    return end < 0 ? text.length() : end;
  }
}
