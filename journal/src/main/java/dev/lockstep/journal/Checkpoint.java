package dev.lockstep.journal;

/**
 * A named text of a subject that is replaced as a whole, such as the last applied key of a range.
 *
 * @param subject the id of the change
 * @param name what it says, such as {@code range/7}
 * @param value the text; never a secret
 */
public record Checkpoint(String subject, String name, String value) {
  /** Binds the value to its place, so that a damaged one is found when it is read. */
  String digest() {
    return Chain.digest(Canonical.quote(subject) + Canonical.quote(name) + Canonical.quote(value));
  }
}
