package dev.lockstep.mongodb;

import dev.lockstep.model.document.ValueType;
import dev.lockstep.store.Capability;
import java.util.Set;

/**
 * What one server can do, as its answers showed.
 *
 * @param capabilities what the store offers
 * @param filters what its filters can tell
 * @param partialIndexes whether an index leaves out the documents that its filter does
 */
record Features(Set<Capability> capabilities, Filters filters, boolean partialIndexes) {
  Features {
    capabilities = Set.copyOf(capabilities);
  }

  boolean has(Capability capability) {
    return capabilities.contains(capability);
  }

  /**
   * What a server's filters can tell.
   *
   * @param simpleCollation whether they may ask for byte-wise comparison of text
   * @param numbersAsText whether its text of a number shows the sign of zero and a decimal's scale
   * @param notANumber whether they may speak of NaN
   * @param unknownTypes types that {@code $type} does not know
   */
  record Filters(
      boolean simpleCollation,
      boolean numbersAsText,
      boolean notANumber,
      Set<ValueType> unknownTypes) {
    /** Nothing beyond equality and every type's number. */
    static final Filters PLAIN = new Filters(false, false, true, Set.of());

    Filters {
      unknownTypes = Set.copyOf(unknownTypes);
    }

    boolean knows(ValueType type) {
      return !unknownTypes.contains(type);
    }
  }
}
