package dev.lockstep.runner.report;

import dev.lockstep.journal.Verification;

/** Whether the journal is as it was written. */
public sealed interface JournalCheck {
  /**
   * Every record is there, unaltered.
   *
   * @param records how many
   * @param head the hash of the last one, to be kept elsewhere
   */
  record Intact(long records, String head) implements JournalCheck {}

  /**
   * A record was altered, removed, inserted or cut off.
   *
   * @param seq the number of the first one
   */
  record Broken(long seq, String why) implements JournalCheck {}

  /** What the journal answers. */
  static JournalCheck of(Verification verification) {
    return switch (verification) {
      case Verification.Intact intact -> new Intact(intact.head().seq(), intact.head().hash());
      case Verification.Broken broken -> new Broken(broken.seq(), broken.why());
    };
  }
}
