package dev.lockstep.engine.throttle;

import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes settings as {@code key=value} pairs with commas between them. */
final class ThrottleText {
  /** A comma that a key, or a lone word, follows; an address may hold others. */
  private static final Pattern BETWEEN = Pattern.compile(",(?=\\s*[a-z-]+\\s*(=|,|$))");

  private static final List<String> WORDS = Stream.of(Knob.values()).map(Knob::word).toList();

  private ThrottleText() {}

  static String write(ThrottleSettings settings) {
    return Stream.of(Knob.values()).map(k -> k.write(settings)).collect(Collectors.joining(","));
  }

  static ThrottleSettings apply(ThrottleSettings settings, String text) {
    List<String> wrong = new ArrayList<>();
    ThrottleSettings turned = settings;
    for (Map.Entry<Knob, String> pair : pairs(text, wrong).entrySet()) {
      try {
        turned = pair.getKey().set(turned, pair.getValue());
      } catch (IllegalArgumentException e) {
        wrong.add("%s=%s: %s".formatted(pair.getKey().word(), pair.getValue(), e.getMessage()));
      }
    }
    if (!wrong.isEmpty()) {
      throw refused(wrong);
    }
    return turned;
  }

  private static Map<Knob, String> pairs(String text, List<String> wrong) {
    Map<Knob, String> pairs = new EnumMap<>(Knob.class);
    for (String pair : BETWEEN.splitAsStream(text).filter(p -> !p.isBlank()).toList()) {
      int equals = pair.indexOf('=');
      String word = (equals < 0 ? pair : pair.substring(0, equals)).strip();
      Optional<Knob> knob = knob(word);
      if (knob.isEmpty()) {
        wrong.add("%s is not a setting%s".formatted(word, Nearest.suggestion(word, WORDS)));
      } else if (equals < 0) {
        wrong.add("%s has no value: write %s=VALUE".formatted(word, word));
      } else if (pairs.put(knob.get(), pair.substring(equals + 1).strip()) != null) {
        wrong.add("%s is given twice".formatted(word));
      }
    }
    return pairs;
  }

  private static Optional<Knob> knob(String word) {
    return Stream.of(Knob.values()).filter(knob -> knob.word().equals(word)).findAny();
  }

  private static Problem refused(List<String> wrong) {
    return new Problem(
            ProblemCode.USAGE,
            "Cannot set the throttle: " + String.join("; ", wrong),
            "The throttle stays as it is; settings are " + String.join(", ", WORDS) + ".",
            "lockstep throttle --help")
        .with("count", wrong.size());
  }
}
