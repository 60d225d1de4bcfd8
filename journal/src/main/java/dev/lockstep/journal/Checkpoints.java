package dev.lockstep.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What work has reached, durable when a method returns. A reader sees a checkpoint as a whole or
 * the one before it, and never a damaged one.
 */
public final class Checkpoints {
  private final Path file;
  private final Database database;

  Checkpoints(Path file, Database database) {
    this.file = file;
    this.database = database;
  }

  /** Saves one checkpoint in place of the one of its name. */
  public void save(Checkpoint checkpoint) {
    save(List.of(checkpoint));
  }

  /** Saves checkpoints, all or none. */
  public void save(List<Checkpoint> checkpoints) {
    database.change(connection -> save(connection, checkpoints));
  }

  static void save(Connection connection, List<Checkpoint> checkpoints) throws SQLException {
    if (checkpoints.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?)")) {
      for (Checkpoint checkpoint : checkpoints) {
        insert.setString(1, checkpoint.subject());
        insert.setString(2, checkpoint.name());
        insert.setString(3, checkpoint.value());
        insert.setString(4, checkpoint.digest());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The value last saved under this name. */
  public Optional<String> find(String subject, String name) {
    return query("AND name = ?", subject, name).stream().findFirst().map(Checkpoint::value);
  }

  /** Every checkpoint of a subject whose name starts so, by name. */
  public List<Checkpoint> startingWith(String subject, String prefix) {
    return query("AND substr(name, 1, length(?2)) = ?2 ORDER BY name", subject, prefix);
  }

  /** Forgets those whose name starts so. */
  public void removeStartingWith(String subject, String prefix) {
    database.change(connection -> {
      try (PreparedStatement delete =
          connection.prepareStatement(
              "DELETE FROM checkpoint WHERE subject = ?1"
                  + " AND substr(name, 1, length(?2)) = ?2")) {
        delete.setString(1, subject);
        delete.setString(2, prefix);
        delete.executeUpdate();
      }
    });
  }

  private List<Checkpoint> query(String condition, String subject, String argument) {
    return database.read(connection -> {
      try (PreparedStatement query =
          connection.prepareStatement(
              "SELECT subject, name, value, digest FROM checkpoint WHERE subject = ?1 "
                  + condition)) {
        query.setString(1, subject);
        query.setString(2, argument);
        try (ResultSet rows = query.executeQuery()) {
          List<Checkpoint> found = new ArrayList<>();
          while (rows.next()) {
            found.add(checkpoint(rows));
          }
          return List.copyOf(found);
        }
      }
    });
  }

  private Checkpoint checkpoint(ResultSet row) throws SQLException {
    Checkpoint checkpoint = new Checkpoint(Rows.text(row, 1), Rows.text(row, 2), Rows.text(row, 3));
    if (!checkpoint.digest().equals(Rows.text(row, 4))) {
      throw Failures.broken(file, "a checkpoint was altered after it was saved");
    }
    return checkpoint;
  }
}
