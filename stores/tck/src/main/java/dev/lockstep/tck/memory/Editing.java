package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Edit;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Applies edits to a document as MongoDB does: a field keeps its place, a missing one goes to the
 * end, and of several missing ones the names decide the order, whatever order the edits have.
 */
final class Editing {
  private static final Comparator<Edit> BY_NAMES =
      (left, right) -> compareNames(left.path().names(), right.path().names());

  private Editing() {}

  /** The edited document; nothing where an edit cannot be carried out. */
  static Optional<Document> apply(List<Edit> edits, Document document) {
    List<Edit> ordered = edits.stream().sorted(BY_NAMES).toList();
    if (overlap(ordered)) {
      return Optional.empty();
    }
    Optional<Document> result = Optional.of(document);
    for (Edit edit : ordered) {
      List<String> names = edit.path().names();
      result =
          switch (edit) {
            case Edit.Set set -> result.flatMap(d -> setting(d, names, set.value()));
            case Edit.Unset unset -> result.map(d -> unsetting(d, names));
          };
    }
    return result;
  }

  private static boolean overlap(List<Edit> ordered) {
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i - 1).path().isPrefixOf(ordered.get(i).path())) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Document> setting(Document document, List<String> names, Value value) {
    String name = names.getFirst();
    if (names.size() == 1) {
      return Optional.of(document.with(name, value));
    }
    Value child = document.get(name).orElse(Document.empty());
    return child instanceof Document inner
        ? setting(inner, names.subList(1, names.size()), value).map(in -> document.with(name, in))
        : Optional.empty();
  }

  private static Document unsetting(Document document, List<String> names) {
    String name = names.getFirst();
    if (names.size() == 1) {
      return document.without(name);
    }
    return document.get(name).orElse(Value.NULL) instanceof Document inner
        ? document.with(name, unsetting(inner, names.subList(1, names.size())))
        : document;
  }

  private static int compareNames(List<String> left, List<String> right) {
    Iterator<String> others = right.iterator();
    for (String name : left) {
      if (!others.hasNext()) {
        return 1;
      }
      int order = name.compareTo(others.next());
      if (order != 0) {
        return order;
      }
    }
    return others.hasNext() ? -1 : 0;
  }

  /** The top-level paths that the edits touch. */
  static Stream<Path> roots(List<Edit> edits) {
    return edits.stream().map(edit -> Path.of(edit.path().root())).distinct();
  }
}
