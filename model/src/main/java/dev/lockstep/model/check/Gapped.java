package dev.lockstep.model.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with gaps, read as a regular expression. */
final class Gapped {
  private static final Pattern TOKEN =
      Pattern.compile("\\{\\{|\\}\\}|\\{([^}]+)\\}|[^{}]+", Pattern.DOTALL);

  private final List<String> names = new ArrayList<>();
  private final List<String> pieces = new ArrayList<>();

  Gapped(String template) {
    Matcher matcher = TOKEN.matcher(template);
    StringBuilder piece = new StringBuilder();
    while (matcher.find()) {
      String token = matcher.group();
      if (matcher.group(1) != null) {
        names.add(matcher.group(1));
        pieces.add(piece.toString());
        piece = new StringBuilder();
      } else {
        piece.append(token.equals("{{") || token.equals("}}") ? token.substring(1) : token);
      }
    }
    pieces.add(piece.toString());
  }

  List<String> names() {
    return names;
  }

  String fill(List<String> parts) {
    String text = pieces.getFirst();
    for (int i = 0; i < parts.size(); i++) {
      text = text + parts.get(i) + pieces.get(i + 1);
    }
    return text;
  }

  Optional<List<String>> match(String text) {
    StringBuilder pattern = new StringBuilder(Pattern.quote(pieces.getFirst()));
    for (int i = 1; i < pieces.size(); i++) {
      pattern.append(i == names.size() ? "(.*)" : "(.*?)").append(Pattern.quote(pieces.get(i)));
    }
    Matcher matcher = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      parts.add(matcher.group(i));
    }
    return Optional.of(parts);
  }
}
