package dev.lockstep.model.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with named gaps, such as <code>{first} {last}</code>.
 *
 * <p>Filling is the plain replacement of the gaps. Taking apart is its inverse as far as there is
 * one: the text before the first gap and after the last one must be there, and each gap but the
 * last ends where the text that follows it is found first. Two gaps without text between them could
 * be cut anywhere, so such a template does not exist. A doubled brace stands for itself. Immutable.
 */
public final class Template {
  private final List<String> names;
  private final List<String> literals;

  private Template(List<String> names, List<String> literals) {
    this.names = List.copyOf(names);
    this.literals = List.copyOf(literals);
  }

  /**
   * The template written in this text.
   *
   * @throws IllegalArgumentException with a sentence if a brace is not closed, a gap has no name,
   *     or two gaps touch
   */
  public static Template parse(String text) {
    List<String> names = new ArrayList<>();
    List<String> literals = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        literal.append(c);
        at++;
      } else if (c == '{') {
        int end = text.indexOf('}', at);
        refuse(end < 0, "the brace that opens at column " + (at + 1) + " is never closed");
        refuse(end == at + 1, "the gap at column " + (at + 1) + " has no name");
        refuse(
            !names.isEmpty() && literal.isEmpty(),
            "nothing stands before the gap at column "
                + (at + 1)
                + " to tell it from the last one");
        literals.add(literal.toString());
        literal.setLength(0);
        names.add(text.substring(at + 1, end));
        at = end;
      } else {
        refuse(c == '}', "the brace at column " + (at + 1) + " closes nothing");
        literal.append(c);
      }
    }
    literals.add(literal.toString());
    return new Template(names, literals);
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new IllegalArgumentException(why);
    }
  }

  /** The names of the gaps, in order. */
  public List<String> names() {
    return names;
  }

  /** The text with the gaps filled by these parts, in the order of {@link #names}. */
  public String fill(List<String> parts) {
    StringBuilder text = new StringBuilder(literals.get(0));
    for (int i = 0; i < parts.size(); i++) {
      text.append(parts.get(i)).append(literals.get(i + 1));
    }
    return text.toString();
  }

  /**
   * Whether a text that this part fills the gap of can be cut at the gap's end and nowhere before.
   */
  public boolean cutsRightAfter(int gap, String part) {
    if (gap == names.size() - 1) {
      return true;
    }
    String separator = literals.get(gap + 1);
    return separator.length() == 1
        ? part.indexOf(separator.charAt(0)) < 0
        : (part + separator).indexOf(separator) == part.length();
  }

  /** The parts that fill the gaps of this text, in the order of {@link #names}. */
  public Optional<List<String>> takeApart(String text) {
    String last = literals.get(names.size());
    int start = literals.get(0).length();
    int end = text.length() - last.length();
    if (start > end || !text.startsWith(literals.get(0)) || !text.endsWith(last)) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(names.size());
    for (int i = 1; i < names.size(); i++) {
      String separator = literals.get(i);
      int found = text.indexOf(separator, start);
      if (found < 0 || found + separator.length() > end) {
        return Optional.empty();
      }
      parts.add(text.substring(start, found));
      start = found + separator.length();
    }
    parts.add(text.substring(start, end));
    return Optional.of(parts);
  }
}
