package dev.lockstep.model.document;

/** A document holds the same field name twice, so that no path says which one is meant. */
public final class DuplicateFieldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String name;

  DuplicateFieldException(String name) {
    super("Cannot read a document that has a field twice: " + name);
    this.name = name;
  }

  /** The name that occurs more than once. */
  public String name() {
    return name;
  }
}
