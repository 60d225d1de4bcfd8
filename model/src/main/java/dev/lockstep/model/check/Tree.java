package dev.lockstep.model.check;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as nested {@link Fields} and lists that can be changed, walked by lists of names. What
 * nobody walked into is still the value that was read. Not for sharing.
 */
final class Tree {
  private Tree() {}

  /** The node that can be walked into: fields for a document, a list for an array. */
  static Object opened(Object node) {
    if (node instanceof Document document) {
      return new Fields(document);
    }
    return node instanceof Value.Array array ? new ArrayList<Object>(array.items()) : node;
  }

  static Value freeze(Object node) {
    if (node instanceof Fields fields) {
      Document.Builder document = Document.builder();
      fields.forEach((name, value) -> document.add(name, freeze(value)));
      return document.build();
    }
    return node instanceof List<?> list
        ? new Value.Array(list.stream().map(Tree::freeze).toList())
        : (Value) node;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object node) {
    return (List<Object>) node;
  }

  /** The node at a position, opened for good. */
  private static Object open(Fields fields, int index) {
    Object opened = opened(fields.node(index));
    fields.replace(index, opened);
    return opened;
  }

  /** The fields that hold the last name, or null where there are none. */
  private static @Nullable Fields parent(Fields root, List<String> names) {
    Fields parent = root;
    for (int i = 0; i < names.size() - 1; i++) {
      int index = parent.indexOf(names.get(i));
      if (index < 0 || !(open(parent, index) instanceof Fields child)) {
        return null;
      }
      parent = child;
    }
    return parent;
  }

  /** The position among the fields that hold it, or -1 where nothing is there. */
  static int index(Fields root, List<String> names) {
    Fields parent = parent(root, names);
    return parent == null ? -1 : parent.indexOf(names.getLast());
  }

  static boolean has(Fields root, List<String> names) {
    return index(root, names) >= 0;
  }

  static Object get(Fields root, List<String> names) {
    Fields parent = parent(root, names);
    int index = parent == null ? -1 : parent.indexOf(names.getLast());
    if (parent == null || index < 0) {
      throw new IllegalStateException("Nothing is there: " + names);
    }
    return open(parent, index);
  }

  static void drop(Fields root, List<String> names) {
    Fields parent = parent(root, names);
    if (parent != null) {
      parent.drop(names.getLast());
    }
  }

  /** Sets a value, last where it is new; makes the fields on the way. */
  static void set(Fields root, List<String> names, Object value) {
    insert(root, names, Integer.MAX_VALUE, value);
  }

  /** Sets a value in its place, or at this position where it is new. */
  static void insert(Fields root, List<String> names, int position, Object value) {
    Fields parent = root;
    for (String name : names.subList(0, names.size() - 1)) {
      int index = parent.indexOf(name);
      if (index < 0) {
        index = parent.size();
        parent.append(name, new Fields());
      }
      if (!(open(parent, index) instanceof Fields child)) {
        throw new Refusal();
      }
      parent = child;
    }
    int index = parent.indexOf(names.getLast());
    if (index >= 0) {
      parent.replace(index, value);
    } else {
      parent.insert(Math.min(position, parent.size()), names.getLast(), value);
    }
  }

  /** Calls a field otherwise, in its place; what stood under the new name is gone. */
  static void rename(Fields root, List<String> names, String to) {
    Fields parent = parent(root, names);
    if (parent != null && parent.indexOf(names.getLast()) >= 0) {
      parent.drop(to);
      parent.rename(parent.indexOf(names.getLast()), to);
    }
  }
}
