package dev.lockstep.registry.profile;

/**
 * The least and the greatest length of something.
 *
 * @param max below the least where there was none
 */
public record Lengths(long min, long max) {
  static final Lengths NONE = new Lengths(Long.MAX_VALUE, -1);

  /** Whether there was something. */
  public boolean isKnown() {
    return max >= 0;
  }

  Lengths with(long length) {
    return length >= min && length <= max
        ? this
        : new Lengths(Math.min(min, length), Math.max(max, length));
  }

  Lengths with(Lengths other) {
    return new Lengths(Math.min(min, other.min), Math.max(max, other.max));
  }
}
