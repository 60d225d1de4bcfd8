package dev.lockstep.engine.throttle;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many documents of a collection may satisfy a condition before work waits.
 *
 * <p>Written {@code jobs:state=waiting>1000}: the collection, a condition, the limit. A condition
 * is {@code path} (the path holds something), {@code !path} (it holds nothing) or {@code
 * path=value}, where {@code true}, {@code false}, {@code null}, an integer and a number with a
 * point mean what they say and anything else is text.
 *
 * @param question collection and condition as they were written
 */
public record CountLimit(
    String question, String collection, List<Assertion> conditions, long limit) {
  private static final Pattern FORM = Pattern.compile("([^:]+):(.+)>(\\d{1,18})");

  public CountLimit {
    conditions = List.copyOf(conditions);
  }

  /**
   * The limit written so.
   *
   * @throws IllegalArgumentException if it is not written so
   */
  public static CountLimit parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "a query is written collection:condition>limit, such as jobs:state=waiting>1000");
    }
    return new CountLimit(
        form.group(1) + ":" + form.group(2),
        form.group(1),
        List.of(condition(form.group(2))),
        Long.parseLong(form.group(3)));
  }

  private static Assertion condition(String text) {
    if (text.startsWith("!")) {
      return new Assertion.Absent(Path.parse(text.substring(1)));
    }
    int equals = text.indexOf('=');
    return equals < 0
        ? new Assertion.Present(Path.parse(text))
        : new Assertion.Equal(
            Path.parse(text.substring(0, equals)), literal(text.substring(equals + 1)));
  }

  private static Value literal(String text) {
    return switch (text) {
      case "true" -> Value.bool(true);
      case "false" -> Value.bool(false);
      case "null" -> Value.NULL;
      default -> number(text);
    };
  }

  private static Value number(String text) {
    if (text.matches("-?\\d{1,9}")) {
      return Value.int32(Integer.parseInt(text));
    }
    if (text.matches("-?\\d{10,18}")) {
      return Value.int64(Long.parseLong(text));
    }
    return text.matches("-?\\d+\\.\\d+")
        ? Value.float64(Double.parseDouble(text))
        : Value.text(text);
  }

  /** The limit as it is written. */
  @Override
  public String toString() {
    return question + ">" + limit;
  }
}
