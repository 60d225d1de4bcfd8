package dev.lockstep.model.check;

import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of maps as maps by a key, and back. */
final class Grouping {
  private Grouping() {}

  static void toMap(Map<String, Object> root, List<String> names, String key) {
    if (!Tree.has(root, names) || !(Tree.get(root, names) instanceof List<?> list)) {
      return;
    }
    Map<String, Object> grouped = new LinkedHashMap<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> map) || !map.containsKey(key)) {
        throw new Refusal();
      }
      Map<String, Object> rest = new LinkedHashMap<>(Tree.map(map));
      String name =
          Wording.text(Tree.freeze(Tree.get(rest, List.of(key)))).orElseThrow(Refusal::new);
      Tree.drop(rest, List.of(key));
      if (grouped.put(name, rest) != null) {
        throw new Refusal();
      }
    }
    Tree.set(root, names, grouped);
  }

  static void toList(Map<String, Object> root, List<String> names, String key) {
    if (!Tree.has(root, names) || !(Tree.get(root, names) instanceof Map<?, ?> grouped)) {
      return;
    }
    List<Object> list = new ArrayList<>();
    Tree.map(grouped)
        .forEach((name, value) -> {
          if (!(value instanceof Map<?, ?> map)) {
            throw new Refusal();
          }
          Map<String, Object> item = new LinkedHashMap<>();
          item.put(key, Value.text(name));
          Tree.map(map)
              .forEach((field, v) -> {
                if (!field.equals(key)) {
                  item.put(field, v);
                }
              });
          list.add(item);
        });
    Tree.set(root, names, list);
  }
}
