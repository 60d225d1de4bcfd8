package dev.lockstep.registry.compare;

import java.util.stream.Stream;

/** Whether a value is one that a shape allows. */
public enum Fit {
  FITS,
  /** Nobody can tell here. */
  OPEN,
  FAILS;

  /** Whether it fits all of these. */
  static Fit all(Stream<Fit> each) {
    return each.max(Fit::compareTo).orElse(FITS);
  }

  /** Whether it fits one of these. */
  static Fit any(Stream<Fit> each) {
    return each.min(Fit::compareTo).orElse(FAILS);
  }

  static Fit when(boolean fits) {
    return fits ? FITS : FAILS;
  }
}
