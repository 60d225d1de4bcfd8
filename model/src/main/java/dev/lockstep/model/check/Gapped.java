package dev.lockstep.model.check;

import dev.lockstep.model.change.Gaps;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with gaps, read as a regular expression. */
final class Gapped {
  private static final Pattern TOKEN =
      Pattern.compile("\\{\\{|\\}\\}|\\{([^}]+)\\}|[^{}]+", Pattern.DOTALL);

  private final List<Path> parts = new ArrayList<>();
  private final List<String> pieces = new ArrayList<>();
  private final Pattern whole;

  /** A template whose gaps stand for some of these paths. */
  Gapped(String template, List<Path> paths) {
    Matcher matcher = TOKEN.matcher(template);
    StringBuilder piece = new StringBuilder();
    while (matcher.find()) {
      String token = matcher.group();
      if (matcher.group(1) != null) {
        parts.add(Gaps.path(matcher.group(1), paths).orElseThrow());
        pieces.add(piece.toString());
        piece = new StringBuilder();
      } else {
        piece.append(token.equals("{{") || token.equals("}}") ? token.substring(1) : token);
      }
    }
    pieces.add(piece.toString());
    whole = whole();
  }

  private Pattern whole() {
    StringBuilder pattern = new StringBuilder(Pattern.quote(pieces.getFirst()));
    for (int i = 1; i < pieces.size(); i++) {
      pattern.append(i == parts.size() ? "(.*)" : "(.*?)").append(Pattern.quote(pieces.get(i)));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }

  /** The paths of the parts, in the order of the gaps. */
  List<Path> parts() {
    return parts;
  }

  String fill(List<String> texts) {
    StringBuilder text = new StringBuilder(pieces.getFirst());
    for (int i = 0; i < texts.size(); i++) {
      text.append(texts.get(i)).append(pieces.get(i + 1));
    }
    return text.toString();
  }

  Optional<List<String>> match(String text) {
    Matcher matcher = whole.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      texts.add(matcher.group(i));
    }
    return Optional.of(texts);
  }
}
