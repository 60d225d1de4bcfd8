package dev.lockstep.client.telemetry;

import dev.lockstep.api.wire.TelemetryReport;
import java.io.IOException;

/** Where reports go. */
@FunctionalInterface
public interface TelemetrySink {
  /**
   * Sends a report and waits until it was taken.
   *
   * @throws IOException when it was not; the report is dropped
   */
  void send(TelemetryReport report) throws IOException;
}
