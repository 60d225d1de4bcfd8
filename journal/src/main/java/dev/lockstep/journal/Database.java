package dev.lockstep.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection to a journal file: transactions that are whole or not at all, durable when they
 * return (write-ahead log, full synchronisation). Threads may share it; they take turns.
 */
final class Database implements AutoCloseable {
  private static final int BUSY_MILLIS_MAX = 10_000;
  private static final ReentrantLock CREATING = new ReentrantLock();

  private final Path file;
  private final Connection connection;
  private final ReentrantLock turn = new ReentrantLock();

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Work on a connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Work on a connection that answers nothing. */
  interface Task {
    void with(Connection connection) throws SQLException;
  }

  /** Opens the file, creating it where there is none. */
  static Database open(Path file) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
      Database database = new Database(file, connection);
      try {
        database.prepare();
        return database;
      } catch (SQLException | IOException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.of(file, e);
    } catch (IOException e) {
      throw Failures.of(file, e);
    }
  }

  private void prepare() throws SQLException, IOException {
    run("PRAGMA busy_timeout = " + BUSY_MILLIS_MAX);
    run("PRAGMA trusted_schema = OFF");
    run("PRAGMA cell_size_check = ON");
    run("PRAGMA synchronous = FULL");
    if (Tables.state(connection) == Tables.State.EMPTY) {
      create();
    }
    switch (Tables.state(connection)) {
      case OURS -> {}
      case NEWER -> throw Failures.newer(file);
      case EMPTY, FOREIGN -> throw Failures.broken(file, "its tables are not those of a journal");
    }
  }

  /** Two processes that create one journal at once take turns: SQLite's own locks start later. */
  private void create() throws SQLException, IOException {
    Path guard = file.resolveSibling(file.getFileName() + ".creating");
    CREATING.lock();
    try (FileChannel channel =
            FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid() && Tables.state(connection) == Tables.State.EMPTY) {
        run("PRAGMA journal_mode = WAL");
        run("BEGIN IMMEDIATE");
        Tables.create(connection);
        run("COMMIT");
      }
      Files.deleteIfExists(guard);
    } finally {
      CREATING.unlock();
    }
  }

  /** Reads. */
  <T> T read(Work<T> work) {
    turn.lock();
    try {
      return work.with(connection);
    } catch (SQLException e) {
      throw Failures.of(file, e);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Failures.broken(file, "a row cannot be read").causedBy(e);
    } finally {
      turn.unlock();
    }
  }

  /** Writes in one transaction, which no other process interleaves. */
  <T> T write(Work<T> work) {
    turn.lock();
    try {
      run("BEGIN IMMEDIATE");
      try {
        T answer = work.with(connection);
        run("COMMIT");
        return answer;
      } catch (SQLException | RuntimeException e) {
        rollBack(e);
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.of(file, e);
    } finally {
      turn.unlock();
    }
  }

  /** Like {@link #write}, with no answer. */
  void change(Task task) {
    boolean done =
        write(connection -> {
          task.with(connection);
          return true;
        });
    assert done;
  }

  private void rollBack(Exception cause) {
    try {
      run("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself after some errors, a full disk among them.
      cause.addSuppressed(e);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(file, e);
    } finally {
      turn.unlock();
    }
  }
}
