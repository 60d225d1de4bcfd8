package dev.lockstep.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables of a journal file, and whether a file has exactly these. A file with other tables,
 * views or triggers is not trusted: they could change what is written behind our back.
 */
final class Tables {
  /** Says in the file's header whose file it is: "Lstp". */
  static final int APPLICATION = 0x4c737470;

  /** The layout this program reads and writes. */
  static final int VERSION = 1;

  private static final List<String> SQL =
      List.of(
          """
          CREATE TABLE entry (
            seq INTEGER PRIMARY KEY, time TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
            subject TEXT NOT NULL, fields TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
          ) STRICT\
          """,
          "CREATE INDEX entry_subject ON entry (subject, seq)",
          """
          CREATE TRIGGER entry_appended BEFORE INSERT ON entry
          WHEN new.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entry)
          BEGIN SELECT raise(ABORT, 'entries are appended'); END\
          """,
          """
          CREATE TRIGGER entry_unaltered BEFORE UPDATE ON entry
          BEGIN SELECT raise(ABORT, 'entries are never altered'); END\
          """,
          """
          CREATE TRIGGER entry_kept BEFORE DELETE ON entry
          BEGIN SELECT raise(ABORT, 'entries are never removed'); END\
          """,
          """
          CREATE TABLE checkpoint (
            subject TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, digest TEXT NOT NULL,
            PRIMARY KEY (subject, name)
          ) STRICT, WITHOUT ROWID\
          """,
          """
          CREATE TABLE request (
            id INTEGER PRIMARY KEY, time TEXT NOT NULL, subject TEXT NOT NULL, actor TEXT NOT NULL,
            verb TEXT NOT NULL, fields TEXT NOT NULL, answer TEXT
          ) STRICT\
          """,
          "CREATE INDEX request_pending ON request (subject, id) WHERE answer IS NULL",
          """
          CREATE TABLE live (
            subject TEXT NOT NULL PRIMARY KEY, time TEXT NOT NULL, fields TEXT NOT NULL
          ) STRICT, WITHOUT ROWID\
          """);

  private Tables() {}

  /** What kind of file this is. */
  enum State {
    /** Nothing is in it yet. */
    EMPTY,
    /** It has exactly our tables. */
    OURS,
    /** A newer program made it. */
    NEWER,
    /** Something else. */
    FOREIGN
  }

  static State state(Connection database) throws SQLException {
    int application = pragma(database, "application_id");
    int version = pragma(database, "user_version");
    Set<String> found = new HashSet<>(definitions(database));
    if (application == 0 && version == 0 && found.isEmpty()) {
      return State.EMPTY;
    }
    if (application == APPLICATION && version > VERSION) {
      return State.NEWER;
    }
    boolean ours =
        application == APPLICATION && version == VERSION && found.equals(new HashSet<>(SQL));
    return ours ? State.OURS : State.FOREIGN;
  }

  static void create(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : SQL) {
        statement.execute(sql);
      }
      statement.execute("PRAGMA application_id = " + APPLICATION);
      statement.execute("PRAGMA user_version = " + VERSION);
    }
  }

  private static List<String> definitions(Connection database) throws SQLException {
    List<String> definitions = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")) {
      while (rows.next()) {
        definitions.add(rows.getString(1));
      }
    }
    return definitions;
  }

  private static int pragma(Connection database, String name) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }
}
