package dev.lockstep.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mailbox through which other processes ask the one that carries a change. A request stays
 * until it is answered; asking again is a new request.
 */
public final class Controls {
  private final Database database;
  private final InstantSource clock;

  Controls(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What may be asked. */
  public enum Verb {
    /** Stop every write until told to resume. */
    PAUSE,
    /** Go on after a pause. */
    RESUME,
    /** Take other limits from now on. */
    THROTTLE,
    /** Finish the batch, save the checkpoint, end. */
    STOP
  }

  /**
   * One request.
   *
   * @param id grows with every request
   * @param actor who asks
   * @param fields what exactly is asked
   */
  public record Request(
      long id, Instant time, String subject, String actor, Verb verb, Map<String, String> fields) {
    public Request {
      fields = Map.copyOf(fields);
    }
  }

  /** Puts a request into the mailbox of a subject. */
  public Request ask(String subject, String actor, Verb verb, Map<String, String> fields) {
    Draft checked = new Draft(actor, verb.name(), subject, fields);
    return database.write(connection -> {
      Request request =
          new Request(nextId(connection), clock.instant(), subject, actor, verb, checked.fields());
      insert(connection, request);
      return request;
    });
  }

  private static long nextId(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT coalesce(max(id), 0) + 1 FROM request");
        ResultSet row = query.executeQuery()) {
      return row.next() ? row.getLong(1) : 1;
    }
  }

  private static void insert(Connection connection, Request request) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO request VALUES (?, ?, ?, ?, ?, ?, NULL)")) {
      insert.setLong(1, request.id());
      insert.setString(2, request.time().toString());
      insert.setString(3, request.subject());
      insert.setString(4, request.actor());
      insert.setString(5, request.verb().name());
      insert.setString(6, Canonical.write(request.fields()));
      insert.executeUpdate();
    }
  }

  /** The requests to a subject that nobody has answered, oldest first. */
  public List<Request> pending(String subject) {
    return database.read(connection -> {
      try (PreparedStatement query =
          connection.prepareStatement(
              "SELECT id, time, subject, actor, verb, fields FROM request"
                  + " WHERE subject = ? AND answer IS NULL ORDER BY id")) {
        query.setString(1, subject);
        try (ResultSet rows = query.executeQuery()) {
          List<Request> requests = new ArrayList<>();
          while (rows.next()) {
            requests.add(request(rows));
          }
          return List.copyOf(requests);
        }
      }
    });
  }

  private static Request request(ResultSet row) throws SQLException {
    return new Request(
        row.getLong(1),
        Instant.parse(Rows.text(row, 2)),
        Rows.text(row, 3),
        Rows.text(row, 4),
        Verb.valueOf(Rows.text(row, 5)),
        new TreeMap<>(Canonical.read(Rows.text(row, 6))));
  }

  /** Answers a request, once it is carried out or refused; the first answer stays. */
  public void answer(Request request, String answer) {
    database.change(connection -> {
      try (PreparedStatement update =
          connection.prepareStatement(
              "UPDATE request SET answer = ? WHERE id = ? AND answer IS NULL")) {
        update.setString(1, answer);
        update.setLong(2, request.id());
        update.executeUpdate();
      }
    });
  }

  /** The answer to a request, once there is one. */
  public Optional<String> answer(Request request) {
    return database.read(connection -> {
      try (PreparedStatement query =
          connection.prepareStatement(
              "SELECT answer FROM request WHERE id = ? AND answer IS NOT NULL")) {
        query.setLong(1, request.id());
        try (ResultSet row = query.executeQuery()) {
          return row.next() ? Optional.of(Rows.text(row, 1)) : Optional.empty();
        }
      }
    });
  }
}
