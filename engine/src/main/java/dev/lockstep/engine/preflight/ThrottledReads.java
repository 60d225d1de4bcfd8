package dev.lockstep.engine.preflight;

import dev.lockstep.engine.Pacer;
import dev.lockstep.engine.host.Progress;
import dev.lockstep.engine.throttle.Pace;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.work.Gate;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The gate of reads outside a rollout: nothing but the throttle holds them back. Threads may share
 * it.
 */
record ThrottledReads(
    Throttle throttle, Pacer pacer, InstantSource clock, Progress.Listener listener)
    implements Gate {

  @Override
  public Permit enter() {
    while (true) {
      switch (throttle.next()) {
        case Pace.Go go -> {
          pacer.pause(go.pause());
          return new Read(throttle, clock, go, clock.instant());
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

  /** One read, timed for the throttle. */
  private record Read(Throttle throttle, InstantSource clock, Pace.Go granted, Instant began)
      implements Permit {
    @Override
    public int limit() {
      return granted.batchSize();
    }

    @Override
    public Instant deadline() {
      return Instant.MIN;
    }

    @Override
    public void did(int documents) {
      throttle.did(granted, documents, Duration.between(began, clock.instant()));
    }

    @Override
    public void close() {}
  }
}
