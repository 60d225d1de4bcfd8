package dev.lockstep.cli.output;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Builds the documents that commands answer with. */
public final class Json {
  private Document document = Document.empty();

  private Json() {}

  /** A document that begins with this field. */
  public static Json with(String name, String value) {
    return new Json().and(name, value);
  }

  /** A document without fields yet. */
  public static Json empty() {
    return new Json();
  }

  /** With a text. */
  public Json and(String name, String value) {
    return and(name, Value.text(value));
  }

  /** With a text where there is one. */
  public Json and(String name, Optional<String> value) {
    return value.map(text -> and(name, text)).orElse(this);
  }

  /** With a whole number. */
  public Json and(String name, long value) {
    return and(name, Value.int64(value));
  }

  /** With a truth value. */
  public Json and(String name, boolean value) {
    return and(name, Value.bool(value));
  }

  /** With a value. */
  public Json and(String name, Value value) {
    document = document.with(name, value);
    return this;
  }

  /** With an object of texts. */
  public Json and(String name, Map<String, String> fields) {
    Json object = empty();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      object = object.and(field.getKey(), field.getValue());
    }
    return and(name, object.document());
  }

  /** With an array of one value for each item. */
  public <T> Json and(String name, List<T> items, Function<T, Value> form) {
    return and(name, new Value.Array(items.stream().map(form).toList()));
  }

  /** The document. */
  public Document document() {
    return document;
  }
}
