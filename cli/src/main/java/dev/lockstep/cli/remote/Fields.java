package dev.lockstep.cli.remote;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;

/** What answers hold, where what is missing is empty. */
public final class Fields {
  private Fields() {}

  /** The text of a field. */
  public static String text(Document document, String name) {
    return document.get(name).orElse(Value.NULL) instanceof Value.Text text ? text.value() : "";
  }

  /** The number of a field; 0 where there is none. */
  public static long number(Document document, String name) {
    return switch (document.get(name).orElse(Value.NULL)) {
      case Value.Int32 number -> number.value();
      case Value.Int64 number -> number.value();
      case Value other -> 0;
    };
  }

  /** Whether a field is true. */
  public static boolean isTrue(Document document, String name) {
    return document.get(name).orElse(Value.NULL) instanceof Value.Bool bool && bool.value();
  }

  /** The document of a field. */
  public static Document document(Document document, String name) {
    return document.get(name).orElse(Value.NULL) instanceof Document inner
        ? inner
        : Document.empty();
  }

  /** The documents in the list of a field. */
  public static List<Document> documents(Document document, String name) {
    return items(document, name).stream()
        .filter(Document.class::isInstance)
        .map(Document.class::cast)
        .toList();
  }

  /** The texts in the list of a field. */
  public static List<String> texts(Document document, String name) {
    return items(document, name).stream()
        .filter(Value.Text.class::isInstance)
        .map(each -> ((Value.Text) each).value())
        .toList();
  }

  private static List<Value> items(Document document, String name) {
    return document.get(name).orElse(Value.NULL) instanceof Value.Array array
        ? array.items()
        : List.of();
  }
}
