package dev.lockstep.model.shape;

import java.util.Optional;

/**
 * A field of a document.
 *
 * @param name what people call it
 * @param physicalName what the store calls it, where that is another name
 * @param required whether every document has it
 * @param kind of what kind the column is, for engines that tell
 */
public record Field(
    String name, Optional<String> physicalName, boolean required, Kind kind, Node node) {
  /** How a column of a table belongs to its rows. */
  public enum Kind {
    /** Each document has its own. */
    REGULAR,
    /** All documents of one partition share it. */
    STATIC,
    /** It counts. */
    COUNTER
  }

  /** A field of this name about which only its structure is said. */
  public static Field of(String name, Shape shape) {
    return new Field(name, Optional.empty(), false, Kind.REGULAR, Node.of(shape));
  }

  /** The name under which the store holds it. */
  public String storedName() {
    return physicalName.orElse(name);
  }
}
