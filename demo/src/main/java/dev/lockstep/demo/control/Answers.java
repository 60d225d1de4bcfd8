package dev.lockstep.demo.control;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;

/** Fields of what the server answers; one that is not there is empty. */
public final class Answers {
  private Answers() {}

  /** A text. */
  public static String text(Document answer, String... path) {
    return value(answer, path) instanceof Value.Text text ? text.value() : "";
  }

  /** A whole number. */
  public static long number(Document answer, String... path) {
    return switch (value(answer, path)) {
      case Value.Int32 number -> number.value();
      case Value.Int64 number -> number.value();
      default -> 0;
    };
  }

  /** The objects of a list. */
  public static List<Document> objects(Document answer, String... path) {
    return value(answer, path) instanceof Value.Array array
        ? array.items().stream()
            .filter(Document.class::isInstance)
            .map(Document.class::cast)
            .toList()
        : List.of();
  }

  private static Value value(Document answer, String... path) {
    Value at = answer;
    for (String name : path) {
      at = at instanceof Document inner ? inner.get(name).orElse(Value.NULL) : Value.NULL;
    }
    return at;
  }
}
