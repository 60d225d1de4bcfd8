package dev.lockstep.model.check;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins parts into a text and cuts it into them again, as {@code merge} and {@code split} do. */
final class Joint {
  private final Fields root;
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
    return part.size() - 1 == depth
        && (depth == 0 || part.subList(0, depth).equals(text.subList(0, depth)));
  }

  void join() {
    List<String> written = new ArrayList<>(parts.size());
    int position = Integer.MAX_VALUE;
    boolean any = false;
    for (List<String> part : parts) {
      int index = Tree.index(root, part);
      any |= index >= 0;
      written.add(index < 0 ? "" : written(Tree.freeze(Tree.get(root, part))));
      if (index >= 0 && besideText(part)) {
        position = Math.min(position, index);
      }
    }
    if (!any) {
      return;
    }
    for (List<String> part : parts) {
      if (!part.equals(text)) {
        Tree.drop(root, part);
      }
    }
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
