package dev.lockstep.cli.check;

import dev.lockstep.cli.output.Surroundings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether an index of a folder is asked: the option of every verb that may. */
final class Indexing {
  @Option(
      names = "--no-index",
      description = "Reads every file, and neither asks nor makes an index of what they hold.")
  private boolean isOff;

  /** Where indexes are kept; empty where none is to be asked, or where there is no such place. */
  Optional<IndexPlace> place(Surroundings surroundings) {
    return isOff ? Optional.empty() : IndexPlace.in(surroundings.environment());
  }
}
