package dev.lockstep.model.example;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Examples that have parts. What has another form than expected stays as it is. */
final class Containers {
  private Containers() {}

  static Optional<Value> first(Value whole) {
    return whole instanceof Value.Array(List<Value> items)
        ? items.stream().findFirst()
        : Optional.empty();
  }

  static Value map(Value whole, String key) {
    if (!(first(whole).orElse(Value.NULL) instanceof Document element)) {
      return whole;
    }
    String name =
        element.get(key).orElse(Value.NULL) instanceof Value.Text text ? text.value() : "a";
    return Document.of(name, element.without(key));
  }

  static Value array(Value whole, String key) {
    if (!(whole instanceof Document map) || map.isEmpty()) {
      return whole;
    }
    return map.value(0) instanceof Document entry
        ? Value.Array.of(entry.with(key, Value.text(map.name(0))))
        : whole;
  }

  /** The same with each of its elements or entries changed. */
  static Value each(Value whole, UnaryOperator<Value> change) {
    return switch (whole) {
      case Value.Array(List<Value> items) -> new Value.Array(items.stream().map(change).toList());
      case Document map -> {
        Document changed = map;
        for (int i = 0; i < map.size(); i++) {
          changed = changed.with(map.name(i), change.apply(map.value(i)));
        }
        yield changed;
      }
      default -> whole;
    };
  }
}
