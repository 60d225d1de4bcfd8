package dev.lockstep.runner;

import dev.lockstep.journal.Journal;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.runner.seal.KeyFile;
import dev.lockstep.runner.seal.Keyring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The folder in which one or more rollouts are remembered: journal, checkpoints, locks, and the
 * keys of what was set aside. It holds no documents and no credentials.
 *
 * @param path where it is
 * @param keys where the keys are
 */
public record StateFolder(Path path, Keyring keys) {
  /** The variable that names the folder where no option does. */
  public static final String VARIABLE = "LOCKSTEP_HOME";

  private static final Path USUAL = Path.of(".lockstep");
  private static final String KEYS = "seal.key";

  public StateFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** A folder that holds its own keys. */
  public StateFolder(Path path) {
    this(path, new Keyring(new KeyFile(path.resolve(KEYS)), false));
  }

  /** The folder named by an option, else by the environment, else {@code ./.lockstep}. */
  public static StateFolder of(Optional<Path> option, Map<String, String> environment) {
    Optional<Path> variable =
        Optional.ofNullable(environment.get(VARIABLE)).filter(v -> !v.isBlank()).map(Path::of);
    StateFolder folder = new StateFolder(option.or(() -> variable).orElse(USUAL));
    return Optional.ofNullable(environment.get(Keyring.VARIABLE))
        .filter(v -> !v.isBlank())
        .map(file -> new StateFolder(folder.path, new Keyring(new KeyFile(Path.of(file)), true)))
        .orElse(folder);
  }

  /** Opens the journal for recording, making the folder where there is none. */
  Journal open(InstantSource clock) {
    make();
    return Journal.open(path.resolve("journal.db"), clock);
  }

  /** Makes the folder where there is none. */
  void make() {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new Problem(
              ProblemCode.FILE_UNREADABLE,
              "Cannot make the state folder "
                  + path
                  + ": its parent is not writable, or it is a file",
              "Nothing was written.",
              "Name another folder with --state, or set " + VARIABLE + ".")
          .causedBy(e);
    }
  }

  /** The journal to look at, if there is one. */
  Optional<Journal> examine(InstantSource clock) {
    Path file = path.resolve("journal.db");
    return Files.exists(file) || Files.exists(path.resolve("journal.db.head"))
        ? Optional.of(Journal.examine(file, clock))
        : Optional.empty();
  }
}
