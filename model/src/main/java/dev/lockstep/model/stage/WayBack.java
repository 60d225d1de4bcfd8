package dev.lockstep.model.stage;

import java.util.Locale;

/** How far rolling back has come; at other stages it says nothing. */
public enum WayBack {
  /** Reads have returned to the old shape, and both shapes are still written. */
  IN_STEP,
  /** Nobody writes the new shape any more, so that what is there of it can be taken away. */
  CLEANING;

  /** The name on the wire, such as {@code in-step}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
