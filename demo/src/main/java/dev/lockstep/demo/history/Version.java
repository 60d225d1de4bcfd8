package dev.lockstep.demo.history;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One acknowledged write of one document.
 *
 * @param writer who wrote
 * @param state the document in the old shape after it; empty when deleted
 * @param renewed what a writer of the new shape set in the new shape; empty for all others
 */
public record Version(Writer writer, Optional<Document> state, Map<Path, Value> renewed) {
  public Version {
    renewed = Map.copyOf(renewed);
  }

  /** A write of the old shape. */
  public static Version of(Writer writer, Document state) {
    return new Version(writer, Optional.of(state), Map.of());
  }

  /** A deletion. */
  public static Version deleted() {
    return new Version(Writer.DELETER, Optional.empty(), Map.of());
  }

  /** What a top-level field of the old shape held. */
  public Optional<Value> field(String name) {
    return state.flatMap(document -> document.get(name));
  }

  /** Whether both have the same top-level fields with exactly the same values, in any order. */
  public static boolean sameFields(Document one, Document other) {
    return one.size() == other.size()
        && one.names().stream().allMatch(name -> one.get(name).equals(other.get(name)));
  }
}
