package dev.lockstep.server.trace;

import dev.lockstep.server.rollout.Rollout;
import dev.lockstep.server.rollout.Witness;
import io.opentelemetry.api.trace.Span;
import org.springframework.stereotype.Component;

/** A span for each step of a rollout, below the request that asked for it where one did. */
@Component
class StepSpans implements Witness {
  private final Tracing tracing;

  StepSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  public void saw(Made made) {
    if (tracing.isOn()) {
      span(made).end();
    }
  }

  private Span span(Made made) {
    Rollout.Identity identity = made.after().identity();
    return tracing
        .tracer()
        .spanBuilder(made.draft().action())
        .setAttribute("lockstep.environment", identity.place().environment())
        .setAttribute("lockstep.collection", identity.place().collection())
        .setAttribute("lockstep.rollout", identity.id())
        .setAttribute("lockstep.change", identity.change())
        .setAttribute("lockstep.stage", made.after().stage().word())
        .setAttribute("lockstep.epoch", made.after().state().epoch())
        .startSpan();
  }
}
