package dev.lockstep.registry.key;

/** Which keys of a template a prefix or a pattern finds. */
public sealed interface Coverage {
  /** All. */
  record All() implements Coverage {}

  /**
   * Some.
   *
   * @param found a key that it finds
   * @param missed a key that it does not find
   */
  record Some(String found, String missed) implements Coverage {}

  /**
   * None.
   *
   * @param missed a key of the template
   */
  record None(String missed) implements Coverage {}
}
