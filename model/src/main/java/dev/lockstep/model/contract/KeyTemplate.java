package dev.lockstep.model.contract;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a key is put together from texts and attributes, written {@code ORDER#${customerId}#${id}}.
 *
 * <p>Braces without a dollar sign before them are text, so that a Redis hash tag is written as
 * {@code order:{${customerId}}:${id}}. Immutable.
 */
public record KeyTemplate(List<Part> parts) {
  private static final String OPEN = "${";

  /** One part of a key. */
  public sealed interface Part {
    /** A text as it is. */
    record Literal(String text) implements Part {}

    /** The value of an attribute. */
    record Attribute(Path path) implements Part {}
  }

  public KeyTemplate {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("A key template has a part");
    }
  }

  /**
   * The template written in this text.
   *
   * @throws PathSyntaxException if the text is none, with the column of the slip
   */
  public static KeyTemplate parse(String text) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf(OPEN, at);
      if (open != at) {
        int end = open < 0 ? text.length() : open;
        parts.add(new Part.Literal(text.substring(at, end)));
        at = end;
      } else {
        int close = closing(text, open + OPEN.length());
        parts.add(attribute(text.substring(open + OPEN.length(), close), open + OPEN.length()));
        at = close + 1;
      }
    }
    if (parts.isEmpty()) {
      throw new PathSyntaxException("a key template is not empty", 1);
    }
    return new KeyTemplate(parts);
  }

  private static int closing(String text, int from) {
    boolean quoted = false;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted && c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '}' && !quoted) {
        return at;
      }
    }
    throw new PathSyntaxException("the ${ that opens here is never closed", from - 1);
  }

  private static Part attribute(String path, int offset) {
    try {
      return new Part.Attribute(Path.parse(path));
    } catch (PathSyntaxException e) {
      throw new PathSyntaxException(e.why(), offset + e.column());
    }
  }

  /** The attributes in it, in their order. */
  public List<Path> attributes() {
    return parts.stream()
        .filter(Part.Attribute.class::isInstance)
        .map(part -> ((Part.Attribute) part).path())
        .toList();
  }

  /** The template as it is written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal literal -> text.append(literal.text());
        case Part.Attribute attribute -> text.append(OPEN).append(attribute.path()).append('}');
      }
    }
    return text.toString();
  }
}
