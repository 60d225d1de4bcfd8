package dev.lockstep.server.trace;

import dev.lockstep.server.setting.ServerSettings;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Where spans go, if anywhere. Threads share it. */
@Component
class Tracing implements DisposableBean {
  private static final String NAME = "dev.lockstep.server";

  private final Optional<Export> export;
  private final OpenTelemetry telemetry;

  Tracing(ServerSettings settings) {
    export = settings.outside().traces().map(Export::to);
    telemetry =
        export
            .map(each ->
                each.with(ContextPropagators.create(W3CTraceContextPropagator.getInstance())))
            .orElse(OpenTelemetry.noop());
  }

  /** Whether anybody receives spans. */
  boolean isOn() {
    return export.isPresent();
  }

  /** Makes spans. */
  Tracer tracer() {
    return telemetry.getTracer(NAME);
  }

  /** Reads the span of a caller. */
  ContextPropagators propagators() {
    return telemetry.getPropagators();
  }

  /** Sends what is left. */
  @Override
  public void destroy() {
    export.ifPresent(Export::close);
  }
}
