package dev.lockstep.journal;

/** What came of verifying a journal from its first entry to its head. */
public sealed interface Verification {
  /**
   * Every entry is as it was written and none is missing.
   *
   * @param head the last entry
   */
  record Intact(Head head) implements Verification {}

  /**
   * An entry was altered, removed, inserted or cut off.
   *
   * @param seq the number of the first entry that is not as it was written
   * @param why what is wrong with it, without its content
   */
  record Broken(long seq, String why) implements Verification {}
}
