package dev.lockstep.model.check;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document as nested mutable maps and lists, with its scalars as they are; walked by lists of
 * names. Not for sharing.
 */
final class Tree {
  private Tree() {}

  static Object thaw(Value value) {
    if (value instanceof Document document) {
      Map<String, Object> map = LinkedHashMap.newLinkedHashMap(document.size());
      for (int i = 0; i < document.size(); i++) {
        map.put(document.name(i), thaw(document.value(i)));
      }
      return map;
    }
    if (value instanceof Value.Array array) {
      List<Object> list = new ArrayList<>();
      array.items().forEach(item -> list.add(thaw(item)));
      return list;
    }
    return value;
  }

  static Value freeze(Object node) {
    if (node instanceof Map<?, ?> map) {
      Document.Builder document = Document.builder();
      map.forEach((name, value) -> document.add((String) name, freeze(value)));
      return document.build();
    }
    return node instanceof List<?> list
        ? new Value.Array(list.stream().map(Tree::freeze).toList())
        : (Value) node;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object node) {
    return (List<Object>) node;
  }

  /** The map that holds the last name, or an empty one where there is none. */
  private static Map<String, Object> parent(Map<String, Object> root, List<String> names) {
    Map<String, Object> parent = root;
    for (int i = 0; i < names.size() - 1; i++) {
      if (!(parent.get(names.get(i)) instanceof Map<?, ?> child)) {
        return Map.of();
      }
      parent = map(child);
    }
    return parent;
  }

  static boolean has(Map<String, Object> root, List<String> names) {
    return parent(root, names).containsKey(names.getLast());
  }

  static Object get(Map<String, Object> root, List<String> names) {
    Object value = parent(root, names).get(names.getLast());
    if (value == null) {
      throw new IllegalStateException("Nothing is there: " + names);
    }
    return value;
  }

  static int index(Map<String, Object> root, List<String> names) {
    int index = 0;
    for (String name : parent(root, names).keySet()) {
      if (name.equals(names.getLast())) {
        return index;
      }
      index++;
    }
    return -1;
  }

  static void drop(Map<String, Object> root, List<String> names) {
    if (has(root, names)) {
      parent(root, names).remove(names.getLast());
    }
  }

  /** Sets a value, last where it is new; makes the maps on the way. */
  static void set(Map<String, Object> root, List<String> names, Object value) {
    insert(root, names, Integer.MAX_VALUE, value);
  }

  /** Sets a value in its place, or at this position where it is new. */
  static void insert(Map<String, Object> root, List<String> names, int position, Object value) {
    Map<String, Object> parent = root;
    for (String name : names.subList(0, names.size() - 1)) {
      Object child = parent.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
      if (!(child instanceof Map<?, ?>)) {
        throw new Refusal();
      }
      parent = map(child);
    }
    String last = names.getLast();
    if (parent.containsKey(last) || position >= parent.size()) {
      parent.put(last, value);
      return;
    }
    Map<String, Object> before = new LinkedHashMap<>(parent);
    parent.clear();
    for (Map.Entry<String, Object> entry : before.entrySet()) {
      if (parent.size() == position) {
        parent.put(last, value);
      }
      parent.put(entry.getKey(), entry.getValue());
    }
  }

  /** Calls a field otherwise, in its place; what stood under the new name is gone. */
  static void rename(Map<String, Object> root, List<String> names, String to) {
    Map<String, Object> parent = parent(root, names);
    if (!parent.containsKey(names.getLast())) {
      return;
    }
    parent.remove(to);
    Map<String, Object> before = new LinkedHashMap<>(parent);
    parent.clear();
    before.forEach((name, v) -> parent.put(name.equals(names.getLast()) ? to : name, v));
  }
}
