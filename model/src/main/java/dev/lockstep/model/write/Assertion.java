package dev.lockstep.model.write;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.util.List;
import java.util.Optional;

/**
 * What a write demands of one static path of the document at the moment it is applied: exact, with
 * type, presence and (for documents) field order.
 */
public sealed interface Assertion {
  /** The path it speaks of. */
  Path path();

  /** Whether it holds of a document. */
  default boolean holds(Document document) {
    Optional<Value> found = Places.get(document, path());
    return switch (this) {
      case Equal equal -> found.filter(equal.value()::equals).isPresent();
      case Absent absent -> found.isEmpty();
      case Present present -> found.isPresent();
    };
  }

  /** Whether all of these hold of a document. */
  static boolean allHold(List<Assertion> assertions, Document document) {
    return assertions.stream().allMatch(assertion -> assertion.holds(document));
  }

  /** The path holds exactly this value. */
  record Equal(Path path, Value value) implements Assertion {}

  /** The path holds nothing, not even null. */
  record Absent(Path path) implements Assertion {}

  /** The path holds some value; null counts. */
  record Present(Path path) implements Assertion {}
}
