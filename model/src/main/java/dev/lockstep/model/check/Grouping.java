package dev.lockstep.model.check;

import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists of maps as maps by a key, and back. */
final class Grouping {
  private Grouping() {}

  static void toMap(Fields root, List<String> names, String key) {
    if (!Tree.has(root, names) || !(Tree.get(root, names) instanceof List<?> list)) {
      return;
    }
    Fields grouped = new Fields();
    Set<String> taken = new HashSet<>();
    for (Object item : list) {
      if (!(Tree.opened(item) instanceof Fields rest) || rest.indexOf(key) < 0) {
        throw new Refusal();
      }
      String name =
          Wording.text(Tree.freeze(Tree.get(rest, List.of(key)))).orElseThrow(Refusal::new);
      rest.drop(key);
      if (!taken.add(name)) {
        throw new Refusal();
      }
      grouped.append(name, rest);
    }
    Tree.set(root, names, grouped);
  }

  static void toList(Fields root, List<String> names, String key) {
    if (!Tree.has(root, names) || !(Tree.get(root, names) instanceof Fields grouped)) {
      return;
    }
    List<Object> list = new ArrayList<>();
    grouped.forEach((name, value) -> {
      if (!(Tree.opened(value) instanceof Fields item)) {
        throw new Refusal();
      }
      item.drop(key);
      item.insert(0, key, Value.text(name));
      list.add(item);
    });
    Tree.set(root, names, list);
  }
}
