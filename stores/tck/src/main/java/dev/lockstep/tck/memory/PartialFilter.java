package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.tck.key.KeyOrder;
import java.util.Optional;

/**
 * The filters a partial index may have here: {@code {path: {$exists: true}}} and {@code {path:
 * value}}, all of which must match.
 */
final class PartialFilter {
  private static final Document EXISTS = Document.of("$exists", Value.bool(true));

  private PartialFilter() {}

  static boolean matches(Document filter, Document document) {
    for (int i = 0; i < filter.size(); i++) {
      Optional<Value> found = Places.get(document, Path.parse(filter.name(i)));
      if (!matchesOne(filter.value(i), found)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesOne(Value wanted, Optional<Value> found) {
    return wanted.equals(EXISTS)
        ? found.isPresent()
        : found.filter(value -> KeyOrder.BSON.compare(value, wanted) == 0).isPresent();
  }

  /** Whether this filter is one of those understood here. */
  static boolean understands(Document filter) {
    for (int i = 0; i < filter.size(); i++) {
      boolean operator =
          filter.value(i) instanceof Document inner
              && inner.names().stream().anyMatch(name -> name.startsWith("$"));
      if (filter.name(i).startsWith("$") || (operator && !filter.value(i).equals(EXISTS))) {
        return false;
      }
    }
    return true;
  }
}
