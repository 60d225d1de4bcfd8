package dev.lockstep.runner;

import dev.lockstep.journal.ChangeLock;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Takes the lock of a change, or says who has it. */
final class Locks {
  /** Others look whether a change is locked by locking it for a moment. */
  private static final int ATTEMPTS = 10;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private Locks() {}

  static ChangeLock take(Runner runner, String change) {
    Path folder = runner.folder().path();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<ChangeLock> lock = ChangeLock.tryAcquire(folder, change);
      if (lock.isPresent()) {
        return lock.get();
      }
      runner.pacer().pause(LOOK_AGAIN);
    }
    String holder = ChangeLock.lastHolder(folder, change).map(pid -> " " + pid).orElse("");
    throw new Problem(
            ProblemCode.ROLLOUT_BUSY,
            "Cannot carry %s: process%s on this machine carries it now".formatted(change, holder),
            "Nothing was changed by this command; that process goes on.",
            "lockstep status " + change)
        .with("change", change);
  }
}
