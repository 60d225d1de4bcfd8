package dev.lockstep.formats.change;

import dev.lockstep.formats.yaml.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the operations of a change and their arguments stand in its file.
 *
 * <p>An operation is found by its index, and one inside {@code each} by the indexes on the way to
 * it.
 */
public final class Positions {
  private static final Pattern INNER = Pattern.compile("operations\\[([0-9]{1,6})]\\.?");

  private final Map<String, Mark> marks = new HashMap<>();

  Positions() {}

  /** Where this argument of an operation stands; else the operation; else the file's begin. */
  public Mark of(List<Integer> operation, String argument) {
    return Optional.ofNullable(marks.get(key(operation, argument)))
        .or(() -> Optional.ofNullable(marks.get(key(operation, ""))))
        .orElse(Mark.START);
  }

  /**
   * Where an argument stands that the model names in one text: {@code from}, or inside {@code each}
   * {@code operations[1].from}.
   */
  Mark of(int operation, String argument) {
    List<Integer> indexes = new ArrayList<>(List.of(operation));
    Matcher inner = INNER.matcher(argument);
    int end = 0;
    while (inner.find() && inner.start() == end) {
      indexes.add(Integer.parseInt(inner.group(1)));
      end = inner.end();
    }
    return of(indexes, argument.substring(end));
  }

  Place place(List<Integer> operation) {
    return new Place(operation);
  }

  private static String key(List<Integer> operation, String argument) {
    return operation + argument;
  }

  /** One operation's entry in the positions. */
  final class Place {
    private final List<Integer> operation;

    private Place(List<Integer> operation) {
      this.operation = List.copyOf(operation);
    }

    List<Integer> operation() {
      return operation;
    }

    void begins(Mark mark) {
      marks.put(key(operation, ""), mark);
    }

    void argument(String name, Mark mark) {
      marks.put(key(operation, name), mark);
    }
  }
}
