package dev.lockstep.tck.hostile;

/**
 * What else happens in the world before a call takes effect: live writers write, another engine
 * goes on, time passes. Calls made from inside a hook do not run hooks again.
 */
@FunctionalInterface
public interface Hook {
  /** Nothing else happens. */
  Hook NONE = call -> {};

  /** Runs before this call takes effect; may throw, and the call then has none. */
  void before(Call call);
}
