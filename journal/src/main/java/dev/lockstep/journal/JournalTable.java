package dev.lockstep.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The chain of entries as a table of somebody else's database, so that a decision and its record
 * are one transaction. The table is called {@code entry} and has the columns of a journal file; who
 * appends must be alone in doing so until the transaction ends.
 *
 * <p>Every method throws {@link IllegalStateException} where a row is not what was written.
 */
public final class JournalTable {
  private JournalTable() {}

  /** Writes entries down in the transaction of this connection. */
  public static List<Entry> append(Connection connection, InstantSource clock, List<Draft> drafts)
      throws SQLException {
    List<Entry> entries = new ArrayList<>();
    Head last = Entries.last(connection);
    for (Draft draft : drafts) {
      Entry entry = Chain.next(last, clock.instant().truncatedTo(ChronoUnit.MILLIS), draft);
      Entries.insert(connection, entry);
      entries.add(entry);
      last = new Head(entry.seq(), entry.hash());
    }
    return List.copyOf(entries);
  }

  /** The last entry's place in the chain. */
  public static Head head(Connection connection) throws SQLException {
    return Entries.last(connection);
  }

  /** The entries after a number, oldest first, at most so many. */
  public static List<Entry> after(Connection connection, long seq, int max) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    readable(() -> Entries.after(connection, seq, max, entries::add));
    return List.copyOf(entries);
  }

  /** The entries of one subject before a number, newest first, at most so many. */
  public static List<Entry> before(Connection connection, String subject, long seq, int max)
      throws SQLException {
    List<Entry> entries = new ArrayList<>();
    readable(() -> Entries.before(connection, subject, seq, max, entries::add));
    return List.copyOf(entries);
  }

  /**
   * What a search came to.
   *
   * @param entries the newest first
   * @param next before which entry to search on; empty where all were searched
   * @param read how many rows were read, which is bounded
   */
  public record Found(List<Entry> entries, Optional<Long> next, long read) {
    public Found {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The entries before a number that are looked for, newest first, at most so many. Where they are
   * rare there may be fewer, or none, and more of them further on.
   */
  public static Found search(Connection connection, Search search, long seq, int max)
      throws SQLException {
    try {
      return new Searching(connection, search).before(seq, max);
    } catch (Entries.Unreadable e) {
      throw unreadable(e);
    }
  }

  /** Recomputes the whole chain. */
  public static Verification verify(Connection connection) throws SQLException {
    ChainCheck check = new ChainCheck();
    Consumer<Entry> next = check::next;
    try {
      Entries.each(connection, next);
      return new Verification.Intact(check.head());
    } catch (Entries.Unreadable e) {
      return new Verification.Broken(e.seq(), String.valueOf(e.getMessage()));
    }
  }

  /** Reading of rows. */
  private interface Reading {
    void run() throws SQLException;
  }

  private static void readable(Reading reading) throws SQLException {
    try {
      reading.run();
    } catch (Entries.Unreadable e) {
      throw unreadable(e);
    }
  }

  private static IllegalStateException unreadable(Entries.Unreadable e) {
    return new IllegalStateException("Entry " + e.seq() + " of the journal: " + e.getMessage(), e);
  }
}
