package dev.lockstep.model.check;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins parts into a text and cuts it into them again, as {@code merge} and {@code split} do. */
final class Joint {
  private final Map<String, Object> root;
  private final List<String> text;
  private final List<List<String>> parts = new ArrayList<>();
  private final Gapped template;

  Joint(Workplace place, Path text, Gapped template) {
    this.root = place.root();
    this.text = place.names(text);
    this.template = template;
    for (Path part : template.parts()) {
      this.parts.add(place.names(part));
    }
  }

  private boolean besideText(List<String> part) {
    int depth = text.size() - 1;
    return part.size() - 1 == depth && part.subList(0, depth).equals(text.subList(0, depth));
  }

  void join() {
    if (parts.stream().noneMatch(part -> Tree.has(root, part))) {
      return;
    }
    List<String> written = new ArrayList<>();
    int position = Integer.MAX_VALUE;
    for (List<String> part : parts) {
      written.add(Tree.has(root, part) ? written(Tree.freeze(Tree.get(root, part))) : "");
      if (besideText(part) && Tree.has(root, part)) {
        position = Math.min(position, Tree.index(root, part));
      }
    }
    parts.stream().filter(part -> !part.equals(text)).forEach(part -> Tree.drop(root, part));
    Tree.insert(root, text, position, Value.text(template.fill(written)));
  }

  private static String written(Value value) {
    return value.type() == ValueType.NULL ? "" : Wording.text(value).orElseThrow(Refusal::new);
  }

  void cut() {
    if (!Tree.has(root, text)) {
      return;
    }
    Object whole = Tree.get(root, text);
    Optional<List<String>> cut =
        whole instanceof Value.Text t ? template.match(t.value()) : Optional.empty();
    int position = Tree.index(root, text);
    if (!parts.contains(text)) {
      Tree.drop(root, text);
    }
    for (int i = 0; i < parts.size(); i++) {
      List<String> part = parts.get(i);
      if (cut.isEmpty() && i > 0) {
        if (part.equals(text)) {
          Tree.drop(root, text);
        }
        continue;
      }
      Object value = cut.isEmpty() ? whole : Value.text(cut.get().get(i));
      Tree.insert(root, part, besideText(part) ? position : Integer.MAX_VALUE, value);
      position = besideText(part) ? Tree.index(root, part) + 1 : position;
    }
  }
}
