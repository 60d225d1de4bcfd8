package dev.lockstep.registry.query.cql;

import dev.lockstep.model.path.Path;

/**
 * A column, or a field of one, that a statement names.
 *
 * @param extent whether the statement means all of it
 * @param start where the name begins in the text
 * @param end behind the name
 */
record Ref(Path path, Extent extent, int start, int end) {
  /** How much of the column is meant. */
  enum Extent {
    WHOLE,
    /** One element or entry, or some. */
    ELEMENT
  }

  boolean isWhole() {
    return extent == Extent.WHOLE;
  }

  /** The column that it is or is in. */
  Path column() {
    return Path.of(path.root());
  }
}
