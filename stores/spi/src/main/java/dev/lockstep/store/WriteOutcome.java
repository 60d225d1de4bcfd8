package dev.lockstep.store;

/** What came of one write. Exactly one of these; a write whose effect is not known says so. */
public sealed interface WriteOutcome {
  /** The write took effect, durably on a majority. */
  record Applied() implements WriteOutcome {}

  /** The guard did not hold (or the document is gone, or the deadline passed): no effect. */
  record Conflicting() implements WriteOutcome {}

  /**
   * A write that was not seen when this one was decided is newer and won, in all or in part: read
   * again.
   */
  record Shadowed() implements WriteOutcome {}

  /**
   * The server will not take the write as it is: no effect.
   *
   * @param cause which of its rules
   * @param why the server's words without document values
   */
  record Refused(Cause cause, String why) implements WriteOutcome {}

  /**
   * The write may or may not have taken effect; read again before deciding.
   *
   * @param later whether it may still take effect, until its deadline
   */
  record Unknown(Later later, String why) implements WriteOutcome {
    /** A write of which nothing is known: it may still be on its way. */
    public Unknown(String why) {
      this(Later.POSSIBLE, why);
    }
  }

  /** Whether a write whose outcome is unknown may take effect after this. */
  enum Later {
    /** No answer came: the server may yet perform it. */
    POSSIBLE,
    /** The server is done with it, and only its effect cannot be told. */
    IMPOSSIBLE
  }

  /** Why a server refuses a write. */
  enum Cause {
    /** A unique index holds the value already. */
    COLLISION,
    /** The document would exceed the store's size limit. */
    TOO_LARGE,
    /** The collection's validator rejects the result. */
    VALIDATOR,
    /** A value it follows from was written by a clock that is ahead of the store's. */
    CLOCK_AHEAD,
    /** Some other rule. */
    OTHER
  }
}
