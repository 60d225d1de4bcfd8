package dev.lockstep.registry.page;

import java.util.List;
import java.util.stream.Collectors;

/** Texts in HTML, and in XML. */
public final class Html {
  private Html() {}

  /** A text as it is, in an element or an attribute; what XML does not take is left out. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .filter(Html::isCharacter)
        .forEach(c -> {
          switch (c) {
            case '&' -> plain.append("&amp;");
            case '<' -> plain.append("&lt;");
            case '>' -> plain.append("&gt;");
            case '"' -> plain.append("&quot;");
            case '\'' -> plain.append("&#39;");
            default -> plain.appendCodePoint(c);
          }
        });
    return plain.toString();
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0x7f)
        || (c >= 0xa0 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff)
        || c >= 0x10000;
  }

  /** A row of a table, its cells as elements of this name. */
  public static String row(String cell, List<String> texts) {
    return texts.stream()
        .map(text -> "<%s>%s</%s>".formatted(cell, plain(text), cell))
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }
}
