package dev.lockstep.demo.history;

/** Who wrote a state. */
public enum Writer {
  /** The loader, before the change began. */
  LOADER,
  /** A legacy service that sets single fields. */
  FIELDS,
  /** A legacy service that replaces whole documents. */
  REPLACER,
  /** A legacy service that inserts. */
  INSERTER,
  /** A legacy service that deletes. */
  DELETER,
  /** A service that writes the new shape. */
  NEW_SHAPE
}
