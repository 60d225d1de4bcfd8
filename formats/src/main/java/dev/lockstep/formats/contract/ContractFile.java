package dev.lockstep.formats.contract;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.nio.file.Path;

/** Reads contracts. */
public final class ContractFile {
  /** The word under {@code kind} by which a file says that it is one. */
  public static final String KIND = "DataContract";

  private ContractFile() {}

  /**
   * Reads a file.
   *
   * @throws Problem with {@link ProblemCode#FILE_UNREADABLE} if there is no such file or it cannot
   *     be read
   */
  public static Outcome<Contract> read(Path file) {
    return read(file.toString(), FileText.bytes(file));
  }

  /** Reads the bytes of a file; messages call it by this name. */
  public static Outcome<Contract> read(String file, byte[] content) {
    return FileText.read(file, content, reading -> new ContractReader(reading)::contract);
  }
}
