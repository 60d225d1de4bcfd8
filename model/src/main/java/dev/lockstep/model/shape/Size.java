package dev.lockstep.model.shape;

import java.util.OptionalLong;

/**
 * How many there may be: characters of a text, elements of an array, fields of a document.
 *
 * <p>The minimum may stand above the maximum where somebody wrote so.
 */
public record Size(OptionalLong min, OptionalLong max) {
  /** Any number. */
  public static final Size ANY = new Size(OptionalLong.empty(), OptionalLong.empty());

  /** Whether no number fits. */
  public boolean isEmpty() {
    return min.isPresent() && max.isPresent() && min.getAsLong() > max.getAsLong();
  }
}
