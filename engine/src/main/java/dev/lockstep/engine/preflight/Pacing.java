package dev.lockstep.engine.preflight;

import dev.lockstep.engine.Pacer;
import dev.lockstep.engine.host.Progress;
import dev.lockstep.engine.throttle.Pace;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How preflight's reads keep to a bearable pace, and who hears of its progress. Threads may share
 * it.
 */
public record Pacing(
    Throttle throttle, Pacer pacer, InstantSource clock, Progress.Listener listener) {

  /** Waits until a batch may begin and answers how large it may be. */
  Pace.Go await() {
    while (true) {
      switch (throttle.next()) {
        case Pace.Go go -> {
          pacer.pause(go.pause());
          return go;
        }
        case Pace.Wait wait -> {
          listener.progress(new Progress("preflight", 0, 0, Optional.of(wait.reason())));
          pacer.pause(wait.recheck());
        }
        case Pace.Abort abort ->
            throw new Problem(
                ProblemCode.GATE_CLOSED,
                "Cannot go on with preflight: " + abort.reason(),
                "Nothing was written.",
                "lockstep preflight");
      }
    }
  }
}
