package dev.lockstep.client;

import dev.lockstep.model.document.Document;

/**
 * One way of a service to store a document: in one of the two shapes.
 *
 * @param <E> what it throws
 */
@FunctionalInterface
public interface DocumentPath<E extends Exception> {
  /** Stores the document, which is of this path's shape. */
  void store(Document document) throws E;
}
