package dev.lockstep.runner.seal;

import dev.lockstep.journal.Checkpoint;
import dev.lockstep.journal.Checkpoints;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one state folder, which remembers the id of the key that sealed last: a file that was
 * lost or mistaken for another is noticed before anything is sealed.
 *
 * @param file where the keys are
 * @param named whether somebody else keeps the file, so that no first key is made in it
 */
public record Keyring(KeyFile file, boolean named) {
  /** The variable that names the file where it is not the state folder's own. */
  public static final String VARIABLE = "LOCKSTEP_KEY_FILE";

  /** A subject that no change has, and the name below it. */
  private static final String SUBJECT = "";

  private static final String NAME = "sealing-key";

  /** The sealer of work that writes; the first use makes the first key. */
  public KeyedSealer forWork(Checkpoints checkpoints) {
    Optional<String> last = checkpoints.find(SUBJECT, NAME);
    if (last.isEmpty() && !named) {
      file.addFirst();
    }
    List<String> ids = file.ids();
    if (ids.isEmpty()) {
      throw missing("there is no key in " + file.path());
    }
    if (last.isPresent() && !ids.contains(last.get())) {
      throw missing(
          "the key %s, which sealed last, is not in %s".formatted(last.get(), file.path()));
    }
    remember(checkpoints, ids.getLast());
    return KeyedSealer.of(file);
  }

  /** The sealer of whoever only looks. */
  public KeyedSealer forLooking() {
    return KeyedSealer.of(file);
  }

  /** Adds a key that seals from now on, whatever became of earlier ones. */
  public String renew(Checkpoints checkpoints) {
    String id = file.add();
    remember(checkpoints, id);
    return id;
  }

  private static void remember(Checkpoints checkpoints, String id) {
    if (!checkpoints.find(SUBJECT, NAME).equals(Optional.of(id))) {
      checkpoints.save(new Checkpoint(SUBJECT, NAME, id));
    }
  }

  private static Problem missing(String why) {
    return new Problem(
        ProblemCode.KEY_MISSING,
        "Cannot seal what is set aside: " + why,
        "Nothing was written by this command; what a lost key sealed cannot be read any more.",
        "Put the key file back or name it in %s; else lockstep key --new makes a key to go on with."
            .formatted(VARIABLE));
  }
}
