package dev.lockstep.model.compile;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How the values inside a container are reached, told apart and put together again. */
enum Members {
  /** The elements of an array. */
  ELEMENTS(new Path.Step.Elements()),
  /** The values of a map with dynamic keys. */
  ENTRIES(new Path.Step.Entries());

  private final Path.Step step;

  Members(Path.Step step) {
    this.step = step;
  }

  /** The step that leads into them. */
  Path.Step step() {
    return step;
  }

  /** Whether the value is such a container. */
  boolean areIn(Value container) {
    return this == ELEMENTS ? container instanceof Value.Array : container instanceof Document;
  }

  /** The values inside, in order. */
  List<Value> of(Value container) {
    if (container instanceof Value.Array array) {
      return array.items();
    }
    Document map = (Document) container;
    List<Value> values = new ArrayList<>(map.size());
    for (int i = 0; i < map.size(); i++) {
      values.add(map.value(i));
    }
    return values;
  }

  /** The container with these values instead of its own, as many as it has. */
  Value with(Value container, List<Value> values) {
    if (container instanceof Document map) {
      Document result = map;
      for (int i = 0; i < map.size(); i++) {
        result = result.with(map.name(i), values.get(i));
      }
      return result;
    }
    return new Value.Array(values);
  }

  /** What tells the values apart: the map's keys, the declared field of elements, or digests. */
  List<Value> marks(Value container, Optional<String> key) {
    if (container instanceof Document map) {
      return map.names().stream().<Value>map(Value::text).toList();
    }
    return of(container).stream()
        .map(element ->
            key.map(field -> keyOf(element, field)).orElseGet(() -> Alignment.mark(element)))
        .toList();
  }

  private static Value keyOf(Value element, String field) {
    return element instanceof Document document
        ? document.get(field).orElse(Document.empty())
        : Document.empty();
  }

  /** The partners of the right marks among the left ones; see {@link Alignment}. */
  int[] align(List<Value> left, List<Value> right, Optional<String> key) {
    if (left.equals(right)) {
      return IntStream.range(0, right.size()).toArray();
    }
    return this == ENTRIES || key.isPresent()
        ? Alignment.alignKeys(left, right)
        : Alignment.align(left, right);
  }
}
