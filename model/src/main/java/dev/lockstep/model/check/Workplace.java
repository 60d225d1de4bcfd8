package dev.lockstep.model.check;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where an operation works: the whole document, or a box whose only field, called nothing, holds
 * one element of an array or map.
 */
final class Workplace {
  private final Fields root;
  private final List<String> prefix;
  private final Runnable putBack;

  /** The whole document. */
  Workplace(Fields root) {
    this(root, List.of(), () -> {});
  }

  private Workplace(Fields root, List<String> prefix, Runnable putBack) {
    this.root = root;
    this.prefix = prefix;
    this.putBack = putBack;
  }

  Fields root() {
    return root;
  }

  /** The names that lead to a static path from the root. */
  List<String> names(Path path) {
    if (prefix.isEmpty()) {
      return path.names();
    }
    List<String> names = new ArrayList<>(prefix);
    names.addAll(path.names());
    return names;
  }

  /** The document that expressions see. */
  Document seen() {
    boolean box = root.size() == 1 && root.indexOf("") == 0;
    if (!box) {
      return (Document) Tree.freeze(root);
    }
    Value element = Tree.freeze(Tree.get(root, List.of("")));
    return element instanceof Document document ? document : Document.of("value", element);
  }

  /** The elements a path leads into, operations in them being written relative to one. */
  List<Workplace> each(Path path) {
    List<Workplace> found = List.of(this);
    List<Path.Step> rest = path.steps();
    while (!rest.isEmpty()) {
      Path next = new Path(rest);
      found = found.stream().flatMap(place -> place.inside(next, List.of("")).stream()).toList();
      rest = rest.subList(depth(next), rest.size());
    }
    return found;
  }

  /** The elements a path leads into first, operations in them being written from the box. */
  List<Workplace> boxes(Path path) {
    return inside(path, List.of());
  }

  static int depth(Path path) {
    return path.container().steps().size() + 1;
  }

  private List<Workplace> inside(Path path, List<String> newPrefix) {
    List<String> container = names(path.container());
    List<Workplace> places = new ArrayList<>();
    if (!Tree.has(root, container)) {
      return places;
    }
    boolean entries = path.steps().get(depth(path) - 1) instanceof Path.Step.Entries;
    Object node = Tree.get(root, container);
    if (entries && node instanceof Fields map) {
      for (int i = 0; i < map.size(); i++) {
        int index = i;
        places.add(box(map.node(i), newPrefix, v -> map.replace(index, v)));
      }
    } else if (!entries && node instanceof List<?>) {
      List<Object> list = Tree.list(node);
      for (int i = 0; i < list.size(); i++) {
        int index = i;
        places.add(box(list.get(i), newPrefix, v -> list.set(index, v)));
      }
    }
    return places;
  }

  private static Workplace box(Object element, List<String> prefix, Consumer<Object> holder) {
    Fields box = new Fields();
    box.append("", element);
    return new Workplace(
        box,
        prefix,
        () -> {
          int after = box.indexOf("");
          if (after < 0) {
            throw new Refusal();
          }
          holder.accept(box.node(after));
        });
  }

  /** Puts the element back where it came from; an element cannot be left out. */
  void close() {
    putBack.run();
  }
}
