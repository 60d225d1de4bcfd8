package dev.lockstep.engine.work;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.inplace.Reconciliation;
import dev.lockstep.model.inplace.Shape;
import java.util.Map;

/** Decides what one write a document needs; a pure function. */
@FunctionalInterface
public interface Decision {
  /**
   * The write a document needs, if any.
   *
   * @param latest which shape the last known live write changed, by component
   */
  Reconciliation on(Document physical, Map<String, Shape> latest);
}
