package dev.lockstep.journal;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Says in our words what SQLite and the file system refuse. */
final class Failures {
  private static final String KEPT = "What was recorded before is kept; nothing new was recorded.";
  private static final String STOPPED =
      "The documents are as the last applied write left them; no work goes on without a journal.";

  /**
   * What SQLite answers when a write is refused for another reason than a full disk: a quota, a
   * limit for files. Its driver tells this finer code in the message only.
   */
  private static final List<String> NO_ROOM =
      List.of("[SQLITE_IOERR_WRITE]", "[SQLITE_IOERR_SHMSIZE]");

  private static final List<String> FULL = List.of("no space left", "disk quota", "file too large");

  private Failures() {}

  /** The problem behind an answer of SQLite, whose primary result codes are the cases here. */
  static Problem of(Path file, SQLException cause) {
    Problem problem =
        switch (cause.getErrorCode() & 0xff) {
          case 5, 6 ->
              new Problem(
                  ProblemCode.JOURNAL_BUSY,
                  "Cannot use the journal " + file + ": another process holds it for too long",
                  KEPT,
                  "Repeat the command; `lsof` on the file names the process that holds it.");
          case 8, 3, 23 -> readOnly(file);
          case 13 -> full(file);
          case 11, 26 -> broken(file, "the file is damaged or not a journal");
          case 10 -> hasNoRoom(cause) ? full(file) : inputOutput(file, cause);
          case 14 -> unopenable(file);
          default -> broken(file, "SQLite answers " + cause.getErrorCode());
        };
    return problem.causedBy(cause);
  }

  private static boolean hasNoRoom(SQLException cause) {
    return NO_ROOM.stream().anyMatch(String.valueOf(cause.getMessage())::startsWith);
  }

  /** The problem behind a failure of the file system. */
  static Problem of(Path file, IOException cause) {
    String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    boolean full = FULL.stream().anyMatch(said::contains);
    return (full ? full(file) : unopenable(file)).causedBy(cause);
  }

  static Problem broken(Path file, String why) {
    return new Problem(
        ProblemCode.JOURNAL_BROKEN,
        "Cannot trust the journal " + file + ": " + why,
        STOPPED,
        "Put back the last good copy of the state folder.");
  }

  static Problem newer(Path file) {
    return new Problem(
        ProblemCode.JOURNAL_NEWER,
        "Cannot use the journal " + file + ": a newer version of Lockstep wrote it",
        KEPT,
        "Run the command with that version or a later one.");
  }

  static Problem examinedOnly(Path file) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot record in the journal " + file + ": it was opened for reading",
        KEPT,
        "Open it for recording.");
  }

  private static Problem full(Path file) {
    return new Problem(
        ProblemCode.DISK_FULL,
        "Cannot record in the journal "
            + file
            + ": the disk is full, or a quota or a limit for files is reached",
        STOPPED,
        "Free space on that disk, then repeat the same command: it continues where it stopped.");
  }

  private static Problem readOnly(Path file) {
    return new Problem(
        ProblemCode.FILE_UNREADABLE,
        "Cannot record in the journal " + file + ": the file or its folder is read-only",
        KEPT,
        "Make the folder writable for this user, or name another one with --state.");
  }

  private static Problem unopenable(Path file) {
    return new Problem(
        ProblemCode.FILE_UNREADABLE,
        "Cannot open the journal " + file + ": its folder is missing or not accessible",
        KEPT,
        "Make the folder accessible for this user, or name another one with --state.");
  }

  private static Problem inputOutput(Path file, SQLException cause) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot use the journal " + file + ": the disk answers an error",
            STOPPED,
            "Check the disk, then repeat the same command.")
        .with("sqlite", cause.getErrorCode());
  }
}
