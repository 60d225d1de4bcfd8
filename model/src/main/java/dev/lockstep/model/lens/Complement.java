package dev.lockstep.model.lens;

import dev.lockstep.model.document.Document;

/**
 * What the new shape of one document cannot hold, each part bound by a digest to the new value it
 * belongs to.
 *
 * @param content the parts as a document, empty when nothing is needed; its layout is private to
 *     the lenses of this package
 * @param holdsValues whether a value would be lost without it, rather than only field order
 */
public record Complement(Document content, boolean holdsValues) {
  /** The complement of a document that needs none. */
  public static final Complement NONE = new Complement(Document.empty(), false);

  /** Whether nothing is needed for the way back. */
  public boolean isEmpty() {
    return content.isEmpty();
  }
}
