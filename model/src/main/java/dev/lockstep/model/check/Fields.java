package dev.lockstep.model.check;

import dev.lockstep.model.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Named nodes in order, to be changed in place; found by a linear look, as in a document. Not for
 * sharing.
 */
final class Fields {
  private final List<String> names;
  private final List<Object> nodes;

  Fields() {
    this.names = new ArrayList<>();
    this.nodes = new ArrayList<>();
  }

  /** The fields of a document, each value as it is. */
  Fields(Document document) {
    int size = document.size();
    this.names = new ArrayList<>(size + 1);
    this.nodes = new ArrayList<>(size + 1);
    for (int i = 0; i < size; i++) {
      append(document.name(i), document.value(i));
    }
  }

  int size() {
    return names.size();
  }

  /** The position of a field, or -1 where there is none. */
  int indexOf(String name) {
    return names.indexOf(name);
  }

  Object node(int index) {
    return nodes.get(index);
  }

  void replace(int index, Object node) {
    nodes.set(index, node);
  }

  /** Adds a field of a name that does not occur yet. */
  void append(String name, Object node) {
    insert(size(), name, node);
  }

  /** Adds a field of a name that does not occur yet at this position. */
  void insert(int index, String name, Object node) {
    names.add(index, name);
    nodes.add(index, node);
  }

  void rename(int index, String name) {
    names.set(index, name);
  }

  /** Takes the field away where there is one. */
  void drop(String name) {
    int index = indexOf(name);
    if (index >= 0) {
      Object dropped = nodes.remove(index);
      assert dropped != null;
      names.remove(index);
    }
  }

  void forEach(BiConsumer<String, Object> action) {
    for (int i = 0; i < names.size(); i++) {
      action.accept(names.get(i), nodes.get(i));
    }
  }
}
