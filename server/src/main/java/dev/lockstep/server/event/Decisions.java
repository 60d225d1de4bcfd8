package dev.lockstep.server.event;

import dev.lockstep.journal.Entry;
import dev.lockstep.journal.JournalTable;
import dev.lockstep.server.database.Database;
import java.util.List;
import java.util.Optional;

/** Tells what is decided, of one subject or of all. For one thread. */
final class Decisions implements Subject<Entry> {
  private static final int BATCH = 100;

  private final Database database;
  private final Optional<String> of;
  private long seq;

  /** What comes after an entry. */
  Decisions(Database database, Optional<String> of, long seq) {
    this.database = database;
    this.of = of;
    this.seq = seq;
  }

  @Override
  public void begin(Events<Entry> to) {
    to.comment("from " + seq);
    next(to);
  }

  @Override
  public void next(Events<Entry> to) {
    while (tellSome(to) == BATCH && !to.isOver()) {
      // There may be more.
    }
  }

  private int tellSome(Events<Entry> to) {
    List<Entry> entries = database.use(connection -> JournalTable.after(connection, seq, BATCH));
    for (Entry entry : entries) {
      seq = entry.seq();
      if (of.isEmpty() || of.get().equals(entry.subject())) {
        to.tell(Long.toString(seq), "decision", entry);
      }
    }
    return entries.size();
  }
}
