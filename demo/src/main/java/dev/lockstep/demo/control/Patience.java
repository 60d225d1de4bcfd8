package dev.lockstep.demo.control;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks again what did not answer: a machine that shows everything at once has its moments. */
public final class Patience {
  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private Patience() {}

  /** What may not answer now. */
  @FunctionalInterface
  public interface Asking<T> {
    /** Asks once. */
    T ask() throws IOException, InterruptedException;
  }

  /**
   * The answer.
   *
   * @throws Problem where there is none after a few attempts
   */
  public static <T> T with(Asking<T> asking) {
    for (int attempt = 1; ; attempt++) {
      try {
        return asking.ask();
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw unanswered(e);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The demo was interrupted", e);
      }
    }
  }

  private static Problem unanswered(IOException failure) {
    return new Problem(
            ProblemCode.SOURCE_FAILED,
            "Cannot go on with the demo: its server does not answer (%s)"
                .formatted(failure.getMessage()),
            "the old shape is whole in every document",
            "./lockstep demo")
        .causedBy(failure);
  }
}
