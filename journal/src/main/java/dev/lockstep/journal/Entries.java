package dev.lockstep.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The table of entries. */
final class Entries {
  static final String COLUMNS =
      "SELECT seq, time, actor, action, subject, fields, prev, hash FROM entry ";

  private Entries() {}

  /** A row that is not what was written. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long seq;

    Unreadable(long seq, String why) {
      super(why);
      this.seq = seq;
    }

    long seq() {
      return seq;
    }
  }

  static void insert(Connection database, Entry entry) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, entry.seq());
      insert.setString(2, entry.time().toString());
      insert.setString(3, entry.actor());
      insert.setString(4, entry.action());
      insert.setString(5, entry.subject());
      insert.setString(6, Canonical.write(entry.fields()));
      insert.setString(7, entry.prev());
      insert.setString(8, entry.hash());
      insert.executeUpdate();
    }
  }

  static Head last(Connection database) throws SQLException {
    try (PreparedStatement query =
            database.prepareStatement("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1");
        ResultSet row = query.executeQuery()) {
      return row.next() ? new Head(row.getLong(1), Rows.text(row, 2)) : Head.NONE;
    }
  }

  static Optional<String> hash(Connection database, long seq) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement("SELECT hash FROM entry WHERE seq = ?")) {
      query.setLong(1, seq);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(Rows.text(row, 1)) : Optional.empty();
      }
    }
  }

  static void each(Connection database, Consumer<Entry> reader) throws SQLException {
    try (PreparedStatement query = database.prepareStatement(COLUMNS + "ORDER BY seq")) {
      read(query, reader);
    }
  }

  static void each(Connection database, String subject, Consumer<Entry> reader)
      throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement(COLUMNS + "WHERE subject = ? ORDER BY seq")) {
      query.setString(1, subject);
      read(query, reader);
    }
  }

  static void after(Connection database, long seq, int max, Consumer<Entry> reader)
      throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement(COLUMNS + "WHERE seq > ? ORDER BY seq LIMIT ?")) {
      query.setLong(1, seq);
      query.setInt(2, max);
      read(query, reader);
    }
  }

  static void before(Connection database, String subject, long seq, int max, Consumer<Entry> reader)
      throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement(
            COLUMNS + "WHERE subject = ? AND seq < ? ORDER BY seq DESC LIMIT ?")) {
      query.setString(1, subject);
      query.setLong(2, seq);
      query.setInt(3, max);
      read(query, reader);
    }
  }

  /** The number in the only column of the first row. */
  static Optional<Long> number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
    }
  }

  static void read(PreparedStatement query, Consumer<Entry> reader) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        reader.accept(entry(rows));
      }
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    long seq = row.getLong(1);
    try {
      return new Entry(
          seq,
          time(Rows.text(row, 2)),
          Rows.text(row, 3),
          Rows.text(row, 4),
          Rows.text(row, 5),
          Canonical.read(Rows.text(row, 6)),
          Rows.text(row, 7),
          Rows.text(row, 8));
    } catch (DateTimeException | IllegalArgumentException e) {
      Unreadable unreadable = new Unreadable(seq, "it cannot be read");
      unreadable.initCause(e);
      throw unreadable;
    }
  }

  private static Instant time(String text) {
    Instant time = Instant.parse(text);
    if (!time.toString().equals(text)) {
      throw new IllegalArgumentException("Not in canonical form");
    }
    return time;
  }
}
