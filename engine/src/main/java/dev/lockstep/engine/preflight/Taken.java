package dev.lockstep.engine.preflight;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether an operation replaced something at a path that may lead through arrays and maps.
 */
final class Taken {
  private Taken() {}

  /** Whether some place that the path leads to held something and holds something else now. */
  static boolean isReplaced(Path path, Document before, Document after) {
    List<Optional<Value>> old = new ArrayList<>();
    List<Optional<Value>> renewed = new ArrayList<>();
    collect(path.steps(), Optional.of(before), old);
    collect(path.steps(), Optional.of(after), renewed);
    for (int i = 0; i < old.size(); i++) {
      boolean same = i < renewed.size() && old.get(i).equals(renewed.get(i));
      if (old.get(i).isPresent() && !same) {
        return true;
      }
    }
    return false;
  }

  private static void collect(
      List<Path.Step> steps, Optional<Value> value, List<Optional<Value>> found) {
    if (steps.isEmpty()) {
      found.add(value);
      return;
    }
    List<Path.Step> rest = steps.subList(1, steps.size());
    switch (steps.getFirst()) {
      case Path.Step.Field field ->
          collect(rest, document(value).flatMap(d -> d.get(field.name())), found);
      case Path.Step.Elements elements -> {
        if (value.isPresent() && value.get() instanceof Value.Array array) {
          array.items().forEach(item -> collect(rest, Optional.of(item), found));
        }
      }
      case Path.Step.Entries entries ->
          document(value)
              .ifPresent(d -> d.names().forEach(name -> collect(rest, d.get(name), found)));
    }
  }

  private static Optional<Document> document(Optional<Value> value) {
    return value.filter(Document.class::isInstance).map(Document.class::cast);
  }
}
