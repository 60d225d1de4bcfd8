package dev.lockstep.formats.usage;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.usage.Usage;
import java.nio.file.Path;

/** Reads usages. */
public final class UsageFile {
  /** The word under {@code kind} by which a file says that it is one. */
  public static final String KIND = "Usage";

  private UsageFile() {}

  /**
   * Reads a file.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} if there is no such file or it cannot
   *     be read
   */
  public static Outcome<Usage> read(Path file) {
    return read(file.toString(), FileText.bytes(file));
  }

  /** Reads the bytes of a file; messages call it by this name. */
  public static Outcome<Usage> read(String file, byte[] content) {
    return FileText.read(file, content, reading -> new UsageReader(reading)::usage);
  }
}
