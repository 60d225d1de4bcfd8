package dev.lockstep.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One journal file. Entries are durable when {@link #append} returns, in an order all processes
 * agree on; a process killed in between leaves either the whole entry or nothing. Threads and
 * processes may share it.
 *
 * <p>Every method throws a {@link dev.lockstep.model.problem.Problem} where the file cannot be
 * used: damaged, cut off, full, read-only, held too long by another process, or written by a newer
 * program.
 */
public final class Journal implements AutoCloseable {
  private enum Mode {
    RECORDING,
    EXAMINING
  }

  private final Path file;
  private final InstantSource clock;
  private final Database database;
  private final HeadFile headFile;
  private final Mode mode;

  private Journal(Path file, InstantSource clock, Mode mode) {
    this.file = file.toAbsolutePath().normalize();
    this.clock = clock;
    this.mode = mode;
    this.headFile = new HeadFile(this.file);
    announce();
    this.database = Database.open(this.file);
  }

  /**
   * Opens the journal for recording, creating it where there is none.
   *
   * @throws dev.lockstep.model.problem.Problem if its tail does not agree with the head beside it
   */
  public static Journal open(Path file, InstantSource clock) {
    Journal journal = new Journal(file, clock, Mode.RECORDING);
    try {
      journal.checkTail();
      return journal;
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** Opens the journal to look at it, also when its tail is broken; appending is refused. */
  public static Journal examine(Path file, InstantSource clock) {
    return new Journal(file, clock, Mode.EXAMINING);
  }

  /** A head beside no database is the trace of a removed one; so the head comes first. */
  private void announce() {
    if (!Files.exists(file) && !headFile.exists()) {
      headFile.write(Head.NONE);
    }
  }

  private void checkTail() {
    requireTail();
    Head known = headFile.read().orElse(Head.NONE);
    if (known.seq() < head().seq()) {
      rememberHead();
    }
  }

  /**
   * Makes sure that nothing was cut off: what is told of a journal shall not be less than it said.
   *
   * @throws dev.lockstep.model.problem.Problem if its tail does not agree with the head beside it
   */
  public void requireTail() {
    Optional<Verification.Broken> broken = database.read(this::brokenTail);
    if (broken.isPresent()) {
      throw Failures.broken(file, "record " + broken.get().seq() + ": " + broken.get().why());
    }
  }

  private Optional<Verification.Broken> brokenTail(Connection connection) throws SQLException {
    Head last = Entries.last(connection);
    Optional<Head> known = headFile.read();
    if (known.isEmpty()) {
      return Optional.of(
          new Verification.Broken(last.seq(), "the head file beside it is missing or damaged"));
    }
    Head head = known.get();
    if (head.seq() == 0) {
      return Optional.empty();
    }
    Optional<String> hash = Entries.hash(connection, head.seq());
    if (hash.isEmpty()) {
      return Optional.of(
          new Verification.Broken(
              last.seq() + 1, "it is missing, and " + head.seq() + " records were written"));
    }
    return hash.get().equals(head.hash())
        ? Optional.empty()
        : Optional.of(new Verification.Broken(head.seq(), "its hash is not the one last written"));
  }

  /** Writes one entry down. */
  public Entry append(Draft draft) {
    return append(List.of(draft), List.of()).getFirst();
  }

  /** Writes entries down and saves checkpoints, all in one transaction. */
  public List<Entry> append(List<Draft> drafts, List<Checkpoint> checkpoints) {
    requireRecording();
    List<Entry> written =
        database.write(connection -> {
          Checkpoints.save(connection, checkpoints);
          return JournalTable.append(connection, clock, drafts);
        });
    if (!written.isEmpty()) {
      rememberHead();
    }
    return written;
  }

  private void rememberHead() {
    database.change(connection -> headFile.write(Entries.last(connection)));
  }

  /** Every entry, oldest first. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    readable(connection -> Entries.each(connection, entries::add));
    return List.copyOf(entries);
  }

  /** The entries of one change, oldest first. */
  public List<Entry> entries(String subject) {
    List<Entry> entries = new ArrayList<>();
    readable(connection -> Entries.each(connection, subject, entries::add));
    return List.copyOf(entries);
  }

  /** Writes every entry out, one line of JSON each, oldest first. */
  public void export(Appendable out) {
    readable(connection -> Entries.each(connection, entry -> line(out, entry)));
  }

  private static void line(Appendable out, Entry entry) {
    try {
      out.append(entry.toJson()).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readable(Database.Task task) {
    try {
      boolean done =
          database.read(connection -> {
            task.with(connection);
            return true;
          });
      assert done;
    } catch (Entries.Unreadable e) {
      throw Failures.broken(file, "record " + e.seq() + ": " + e.getMessage());
    }
  }

  /** The last entry's place in the chain. */
  public Head head() {
    return database.read(Entries::last);
  }

  /** Recomputes the whole chain and compares its end with the head beside the database. */
  public Verification verify() {
    ChainCheck check = new ChainCheck();
    try {
      Optional<Verification.Broken> tail =
          database.read(connection -> {
            Entries.each(connection, check::next);
            return brokenTail(connection);
          });
      return tail.isPresent() ? tail.get() : new Verification.Intact(check.head());
    } catch (Entries.Unreadable e) {
      return new Verification.Broken(e.seq(), String.valueOf(e.getMessage()));
    }
  }

  /** What work has reached, by subject. */
  public Checkpoints checkpoints() {
    return new Checkpoints(file, database);
  }

  /** Requests to the process that carries a change. */
  public Controls controls() {
    return new Controls(database, this::now);
  }

  /** How far work is at this moment, by subject. */
  public LiveStatus live() {
    return new LiveStatus(database, this::now);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void requireRecording() {
    if (mode == Mode.EXAMINING) {
      throw Failures.examinedOnly(file);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
