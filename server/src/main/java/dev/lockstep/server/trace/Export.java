package dev.lockstep.server.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;

/** Sends spans over OTLP, in batches and beside the work: what cannot be sent is dropped. */
final class Export {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");

  private final SdkTracerProvider provider;

  private Export(SdkTracerProvider provider) {
    this.provider = provider;
  }

  /**
   * Sends to a receiver.
   *
   * @param endpoint its base address, as the specification of OpenTelemetry has it
   */
  static Export to(String endpoint) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.replaceFirst("/+$", "") + "/v1/traces")
            .setTimeout(PATIENCE)
            .build();
    Resource resource =
        Resource.getDefault().merge(Resource.create(Attributes.of(SERVICE, "lockstep-server")));
    return new Export(
        SdkTracerProvider.builder()
            .setResource(resource)
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).setScheduleDelay(PAUSE).build())
            .build());
  }

  OpenTelemetry with(ContextPropagators propagators) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(provider)
        .setPropagators(propagators)
        .build();
  }

  void close() {
    provider.close();
  }
}
