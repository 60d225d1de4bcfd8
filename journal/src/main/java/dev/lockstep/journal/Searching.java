package dev.lockstep.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One search through a table of entries, from the newest to the oldest. For one thread.
 *
 * <p>The database narrows by one of the three names that it has an index of, and by time; the rest
 * is compared here, so that letters are the same ones whatever the database. At most {@link
 * #READ_MAX} rows are read: who finds less than they asked for goes on from there.
 */
final class Searching {
  /** How many rows one search reads at most. */
  static final int READ_MAX = 10_000;

  private static final int CHUNK = 500;

  /**
   * Moments are texts of which one is before another as it is in time, but for parts of seconds.
   */
  static final String END = "SELECT seq FROM entry WHERE time >= ? ORDER BY time LIMIT 1";

  /** How far the clocks of those who write may be apart. */
  private static final Duration SKEW_MAX = Duration.ofMinutes(5);

  private final Connection database;
  private final Search search;
  private final List<Entry> found = new ArrayList<>();
  private long read;

  Searching(Connection database, Search search) {
    this.database = database;
    this.search = search;
  }

  /** What the database narrows by. */
  record Narrowing(String where, Optional<String> value) {
    static Narrowing of(Search search) {
      return search
          .subject()
          .map(each -> new Narrowing("subject = ? AND ", Optional.of(each)))
          .or(() -> search.actor().map(each -> new Narrowing("actor = ? AND ", Optional.of(each))))
          .or(() ->
              search.action().map(each -> new Narrowing("action = ? AND ", Optional.of(each))))
          .orElseGet(() -> new Narrowing("", Optional.empty()));
    }

    String sql() {
      return Entries.COLUMNS + "WHERE " + where + "seq < ? ORDER BY seq DESC LIMIT ?";
    }
  }

  /** At most so many entries before a number. */
  JournalTable.Found before(long seq, int max) throws SQLException {
    Optional<Long> end = search.until().isPresent() ? end(search.until().get()) : Optional.empty();
    long from = Math.min(seq, end.orElse(seq));
    while (true) {
      List<Entry> chunk = chunk(from);
      for (Entry entry : chunk) {
        from = entry.seq();
        read++;
        if (isPast(entry)) {
          return answer(Optional.empty());
        }
        if (search.finds(entry) && !add(entry, max)) {
          return answer(Optional.of(found.getLast().seq()));
        }
      }
      if (chunk.size() < CHUNK) {
        return answer(Optional.empty());
      }
      if (read >= READ_MAX) {
        return answer(Optional.of(from));
      }
    }
  }

  private JournalTable.Found answer(Optional<Long> next) {
    return new JournalTable.Found(found, next, read);
  }

  private boolean add(Entry entry, int max) {
    return found.size() < max && found.add(entry);
  }

  /** Whether no older entry is late enough, however the clocks went. */
  private boolean isPast(Entry entry) {
    return search.since().filter(each -> entry.time().plus(SKEW_MAX).isBefore(each)).isPresent();
  }

  /** A number that no entry of before a moment has or exceeds, however the clocks went. */
  private Optional<Long> end(Instant until) throws SQLException {
    try (PreparedStatement query = database.prepareStatement(END)) {
      query.setString(1, until.plus(SKEW_MAX).toString());
      return Entries.number(query);
    }
  }

  private List<Entry> chunk(long before) throws SQLException {
    Narrowing narrowing = Narrowing.of(search);
    List<Entry> entries = new ArrayList<>();
    try (PreparedStatement query = database.prepareStatement(narrowing.sql())) {
      int place = 1;
      if (narrowing.value().isPresent()) {
        query.setString(place++, narrowing.value().get());
      }
      query.setLong(place++, before);
      query.setInt(place, CHUNK);
      Entries.read(query, entries::add);
    }
    return entries;
  }
}
