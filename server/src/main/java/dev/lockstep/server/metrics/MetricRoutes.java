package dev.lockstep.server.metrics;

import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Prometheus scrapes the server. */
@RestController
class MetricRoutes {
  private final Meters meters;
  private final Gauges gauges;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.builder().build();

  MetricRoutes(Meters meters, Gauges gauges) {
    this.meters = meters;
    this.gauges = gauges;
  }

  @Route(
      value = "Answers the figures of the server in the text format of Prometheus.",
      allows = {Role.VIEWER, Role.OPERATOR})
  @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=UTF-8")
  String metrics() throws IOException {
    List<MetricSnapshot> all = new ArrayList<>(gauges.all());
    meters.counted().forEach(all::add);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(out, new MetricSnapshots(all));
    return out.toString(StandardCharsets.UTF_8);
  }
}
