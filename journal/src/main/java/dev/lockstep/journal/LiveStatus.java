package dev.lockstep.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far work is at this moment: one row per subject that its process replaces a few times a
 * second and others read. Not part of the journal's chain.
 */
public final class LiveStatus {
  private final Database database;
  private final InstantSource clock;

  LiveStatus(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What the process that carries a change last said.
   *
   * @param time when it said so; its age tells whether the process still works
   * @param fields numbers and words, by name
   */
  public record Reading(Instant time, Map<String, String> fields) {
    public Reading {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }

  /** Replaces what is said about a subject. */
  public void publish(String subject, Map<String, String> fields) {
    String text = Canonical.write(fields);
    database.change(connection -> {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT OR REPLACE INTO live VALUES (?, ?, ?)")) {
        insert.setString(1, subject);
        insert.setString(2, clock.instant().toString());
        insert.setString(3, text);
        insert.executeUpdate();
      }
    });
  }

  /** What was last said about a subject. */
  public Optional<Reading> find(String subject) {
    return database.read(connection -> {
      try (PreparedStatement query =
          connection.prepareStatement("SELECT time, fields FROM live WHERE subject = ?")) {
        query.setString(1, subject);
        try (ResultSet row = query.executeQuery()) {
          return row.next()
              ? Optional.of(
                  new Reading(Instant.parse(Rows.text(row, 1)), Canonical.read(Rows.text(row, 2))))
              : Optional.empty();
        }
      }
    });
  }
}
