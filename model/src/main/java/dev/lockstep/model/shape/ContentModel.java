package dev.lockstep.model.shape;

import java.util.Locale;

/** Whether a document may have fields that the contract does not name. */
public enum ContentModel {
  /** Others may be there. */
  OPEN,
  /** No others are there. */
  CLOSED;

  /** The word as contracts write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
