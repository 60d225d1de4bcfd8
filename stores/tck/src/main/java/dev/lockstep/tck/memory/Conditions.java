package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import java.util.List;
import java.util.Optional;

/** Whether a document satisfies assertions, exactly. */
final class Conditions {
  private Conditions() {}

  static boolean hold(List<Assertion> assertions, Document document) {
    return assertions.stream().allMatch(assertion -> holds(assertion, document));
  }

  private static boolean holds(Assertion assertion, Document document) {
    Optional<Value> found = at(assertion.path(), document);
    return switch (assertion) {
      case Assertion.Equal equal -> found.filter(equal.value()::equals).isPresent();
      case Assertion.Absent absent -> found.isEmpty();
      case Assertion.Present present -> found.isPresent();
    };
  }

  /** The value at a static path; nothing lies below what is not a document. */
  static Optional<Value> at(Path path, Document document) {
    Optional<Value> value = Optional.of(document);
    for (String name : path.names()) {
      value =
          value.flatMap(
              parent -> parent instanceof Document inner ? inner.get(name) : Optional.empty());
    }
    return value;
  }
}
