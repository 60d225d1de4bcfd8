package dev.lockstep.model.path;

import dev.lockstep.model.path.Path.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads and writes the notation of paths. Used once per text; not for sharing. */
final class PathParser {
  private static final String SPECIAL = ".[]{}\"";

  /** What other tools write for an element: hardly ever the name of a field. */
  private static final Set<String> WILD = Set.of("*", "$");

  private final String text;
  private int at;

  PathParser(String text) {
    this.text = text;
  }

  Path parse() {
    List<Step> steps = new ArrayList<>();
    steps.add(step());
    while (at < text.length()) {
      if (text.charAt(at) == '.') {
        at++;
        steps.add(step());
      } else if (text.startsWith("[]", at)) {
        steps.add(step());
      } else {
        throw error(
            "a '.' or '[]' was expected here; [] is every element, and a name with a bracket or"
                + " brace stands in double quotes");
      }
    }
    return new Path(steps);
  }

  private Step step() {
    if (text.startsWith("[]", at)) {
      at += 2;
      return new Step.Elements();
    }
    if (text.startsWith("{}", at)) {
      at += 2;
      return new Step.Entries();
    }
    if (at < text.length() && text.charAt(at) == '"') {
      return new Step.Field(quotedName());
    }
    return new Step.Field(plainName());
  }

  private String plainName() {
    int start = at;
    while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw error("a field name was expected here (an empty or special one needs double quotes)");
    }
    String name = text.substring(start, at);
    if (WILD.contains(name)) {
      at = start;
      throw error(
          "write [] for every element of an array and {} for every value of a map; a field that is"
              + " called %s stands in double quotes".formatted(name));
    }
    return name;
  }

  private String quotedName() {
    int start = at++;
    StringBuilder name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    if (at == text.length()) {
      at = start;
      throw error("the double quote that opens here is never closed");
    }
    at++;
    return name.toString();
  }

  private PathSyntaxException error(String why) {
    return new PathSyntaxException(why, at + 1);
  }

  static String write(Path path) {
    StringBuilder text = new StringBuilder();
    for (Step step : path.steps()) {
      switch (step) {
        case Step.Field field -> separated(text).append(written(field.name()));
        case Step.Elements e -> text.append("[]");
        case Step.Entries e -> separated(text).append("{}");
      }
    }
    return text.toString();
  }

  private static StringBuilder separated(StringBuilder text) {
    return text.isEmpty() ? text : text.append('.');
  }

  private static String written(String name) {
    boolean plain =
        !name.isEmpty()
            && !WILD.contains(name)
            && name.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0 || c < ' ');
    return plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
