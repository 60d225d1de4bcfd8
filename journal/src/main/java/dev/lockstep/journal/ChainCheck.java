package dev.lockstep.journal;

/** Follows a chain entry by entry and stops at the first that does not belong. */
final class ChainCheck {
  private Head head = Head.NONE;

  /** Takes the next entry; throws {@link Entries.Unreadable} where it is not the next. */
  void next(Entry entry) {
    if (entry.seq() != head.seq() + 1) {
      throw new Entries.Unreadable(head.seq() + 1, "it is missing");
    }
    if (!entry.prev().equals(head.hash())) {
      throw new Entries.Unreadable(entry.seq(), "it does not follow the record before it");
    }
    if (!Chain.hash(entry).equals(entry.hash())) {
      throw new Entries.Unreadable(entry.seq(), "it was altered after it was written");
    }
    head = new Head(entry.seq(), entry.hash());
  }

  /** The last entry that belongs. */
  Head head() {
    return head;
  }
}
