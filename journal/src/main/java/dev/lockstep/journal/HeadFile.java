package dev.lockstep.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The second place that knows the head of the chain: a hash chain alone cannot tell that its tail
 * was cut off. Written after the entry, so that it is never ahead of an honest journal; a kill in
 * between leaves it one entry behind, which the next writer mends.
 */
final class HeadFile {
  private static final int BYTES_MAX = 256;

  private final Path file;
  private final Path draft;

  HeadFile(Path journal) {
    this.file = journal.resolveSibling(journal.getFileName() + ".head");
    this.draft = journal.resolveSibling(journal.getFileName() + ".head.tmp");
  }

  /** Whether there is one. */
  boolean exists() {
    return Files.exists(file);
  }

  /** The head it names; empty where it is missing or not such a file. */
  Optional<Head> read() {
    try {
      if (!exists() || Files.size(file) > BYTES_MAX) {
        return Optional.empty();
      }
      return Head.fromLine(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Replaces it atomically and durably. The caller sees to it that nobody else does. */
  void write(Head head) {
    try {
      try (FileOutputStream out = new FileOutputStream(draft.toFile())) {
        out.write(head.toLine().getBytes(StandardCharsets.US_ASCII));
        out.getFD().sync();
      }
      Path written =
          Files.move(
              draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      assert written.equals(file);
    } catch (IOException e) {
      throw Failures.of(file, e);
    }
  }
}
