package dev.lockstep.store;

/** What came of one write. Exactly one of these; a write whose effect is not known says so. */
public sealed interface WriteOutcome {
  /** The write took effect, durably on a majority. */
  record Applied() implements WriteOutcome {}

  /** The guard did not hold (or the document is gone, or the deadline passed): no effect. */
  record Conflicting() implements WriteOutcome {}

  /**
   * The server will not take the write as it is: no effect.
   *
   * @param cause which of its rules
   * @param why the server's words without document values
   */
  record Refused(Cause cause, String why) implements WriteOutcome {}

  /** The write may or may not have taken effect; read again before deciding. */
  record Unknown(String why) implements WriteOutcome {}

  /** Why a server refuses a write. */
  enum Cause {
    /** A unique index holds the value already. */
    COLLISION,
    /** The document would exceed the store's size limit. */
    TOO_LARGE,
    /** The collection's validator rejects the result. */
    VALIDATOR,
    /** Some other rule. */
    OTHER
  }
}
