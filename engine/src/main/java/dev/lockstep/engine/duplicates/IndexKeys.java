package dev.lockstep.engine.duplicates;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entries that a document has in an index, as digests.
 *
 * <p>As stores do it: an array gives an entry for each element, absence counts as null, and numbers
 * are equal across types. A partial index's filter is not evaluated.
 */
final class IndexKeys {
  private static final int ENTRIES_MAX = 1000;
  private static final Value NOTHING = new Value.Undefined();

  private final List<List<String>> paths;
  private final boolean sparse;

  IndexKeys(Operation.AddIndex index) {
    this.paths = index.keys().names().stream().map(IndexKeys::fields).toList();
    this.sparse = index.options().sparse();
  }

  /** The field names on the way; elements of arrays are entered without being named. */
  private static List<String> fields(String path) {
    return Path.parse(path).steps().stream()
        .filter(Path.Step.Field.class::isInstance)
        .map(step -> ((Path.Step.Field) step).name())
        .toList();
  }

  /** The digests of the document's entries, each once. */
  Set<String> of(Document document) {
    if (sparse && paths.stream().allMatch(path -> values(document, path, 0).findAny().isEmpty())) {
      return Set.of();
    }
    List<List<Value>> entries = List.of(List.of());
    for (List<String> path : paths) {
      List<Value> values = values(document, path, 0).toList();
      entries = times(entries, values.isEmpty() ? List.of(Value.NULL) : values);
    }
    return entries.stream()
        .map(entry -> Digest.of(new Value.Array(entry)).toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<List<Value>> times(List<List<Value>> entries, List<Value> values) {
    List<List<Value>> product = new ArrayList<>();
    for (List<Value> entry : entries) {
      for (Value value : values) {
        if (product.size() < ENTRIES_MAX) {
          product.add(Stream.concat(entry.stream(), Stream.of(comparable(value))).toList());
        }
      }
    }
    return product;
  }

  private static Stream<Value> values(Value at, List<String> path, int depth) {
    if (depth == path.size()) {
      return at instanceof Value.Array array && !array.items().isEmpty()
          ? array.items().stream()
          : Stream.of(at instanceof Value.Array ? NOTHING : at);
    }
    if (at instanceof Document document) {
      return document.get(path.get(depth)).stream()
          .flatMap(value -> values(value, path, depth + 1));
    }
    return at instanceof Value.Array array
        ? array.items().stream()
            .filter(Document.class::isInstance)
            .flatMap(item -> values(item, path, depth))
        : Stream.empty();
  }

  /** Numbers as one text, whatever their type; other values as they are. */
  private static Value comparable(Value value) {
    return Value.number(value)
        .<Value>map(number -> new Value.Symbol(number.stripTrailingZeros().toPlainString()))
        .orElse(value);
  }
}
