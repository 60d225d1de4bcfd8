package dev.lockstep.registry.page;

import java.util.List;
import java.util.Locale;

/** Texts in Markdown. */
public final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]<>#|~!&";

  private Markdown() {}

  /** A text as it is, on one line, wherever it stands. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    oneLine(text)
        .chars()
        .forEach(c -> {
          if (SPECIAL.indexOf(c) >= 0) {
            plain.append('\\');
          }
          plain.append((char) c);
        });
    // A line that begins with one of these would be a list, a heading or a rule.
    String line = linkless(plain.toString());
    return line.replaceFirst("^([-+=])", "\\\\$1")
        .replaceFirst("^([0-9]+)([.)])( |$)", "$1\\\\$2$3");
  }

  /** Addresses become links by themselves in some readers; none of these texts is one. */
  private static String linkless(String line) {
    return line.replace("://", ":\\//").replace("www.", "www\\.").replace("@", "\\@");
  }

  /** Names in code: as they are, but for what would end the code or the cell. */
  public static String code(String text) {
    String line = oneLine(text).replace("`", "'").replace("|", "\\|");
    return line.isBlank() ? "" : "`" + line + "`";
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
  }

  /** A row of a table. */
  public static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** A heading, with a place to link to. */
  public static String heading(int level, String text) {
    return "#".repeat(level) + " " + plain(text) + "\n\n";
  }

  /** What a heading is called in links to it, as the usual readers make it. */
  public static String anchor(String heading) {
    return oneLine(heading)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
