package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.store.Index;
import dev.lockstep.tck.key.KeyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One index: which entries a document has in it, and whose they are. A missing field is indexed as
 * null, an array element by element, as MongoDB does. Guarded by the store's lock.
 */
final class MemoryIndex {
  private final Index definition;
  private final List<Path> paths;
  private final TreeMap<Value, Value> owners = new TreeMap<>(KeyOrder.BSON);

  MemoryIndex(Index definition) {
    this.definition = definition;
    this.paths = definition.keys().names().stream().map(Path::parse).toList();
  }

  Index definition() {
    return definition;
  }

  /** Whether another document holds one of this document's entries already. */
  boolean collides(Document document) {
    Value key = document.get("_id").orElseThrow();
    return definition.unique()
        && entries(document)
            .anyMatch(entry -> {
              Value owner = owners.get(entry);
              return owner != null && KeyOrder.BSON.compare(owner, key) != 0;
            });
  }

  void add(Document document) {
    if (definition.unique()) {
      Value key = document.get("_id").orElseThrow();
      entries(document).forEach(entry -> owners.put(entry, key));
    }
  }

  void remove(Document document) {
    if (definition.unique()) {
      entries(document).forEach(owners::remove);
    }
  }

  /** The date after which the document expires by this index, in milliseconds. */
  Optional<Long> expiry(Document document) {
    return definition
        .expireAfter()
        .flatMap(after ->
            reached(document, paths.getFirst().names())
                .filter(Value.DateTime.class::isInstance)
                .map(date -> ((Value.DateTime) date).epochMillis() + after.toMillis())
                .min(Long::compare));
  }

  private Stream<Value> entries(Document document) {
    if (isLeftOut(document)) {
      return Stream.empty();
    }
    List<List<Value>> rows = List.of(List.of());
    for (Path path : paths) {
      List<Value> reached = reached(document, path.names()).toList();
      List<Value> column = reached.isEmpty() ? List.of(Value.NULL) : reached;
      rows = rows.stream().flatMap(row -> column.stream().map(v -> extended(row, v))).toList();
    }
    return rows.stream().map(Value.Array::new);
  }

  private boolean isLeftOut(Document document) {
    boolean sparse =
        definition.sparse()
            && paths.stream().allMatch(path -> reached(document, path.names()).findAny().isEmpty());
    return sparse
        || definition
            .partial()
            .filter(filter -> !PartialFilter.matches(filter, document))
            .isPresent();
  }

  private static List<Value> extended(List<Value> row, Value value) {
    List<Value> longer = new ArrayList<>(row);
    longer.add(value);
    return longer;
  }

  private static Stream<Value> reached(Value value, List<String> names) {
    if (value instanceof Value.Array array) {
      return array.items().stream().flatMap(item -> reachedInItem(item, names));
    }
    return reachedInItem(value, names);
  }

  private static Stream<Value> reachedInItem(Value value, List<String> names) {
    if (names.isEmpty()) {
      return Stream.of(value);
    }
    return value instanceof Document document
        ? document.get(names.getFirst()).stream()
            .flatMap(child -> reached(child, names.subList(1, names.size())))
        : Stream.empty();
  }
}
