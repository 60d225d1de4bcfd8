package dev.lockstep.server.metrics;

import dev.lockstep.server.rollout.Witness;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What this server counts as it happens. Threads share it. */
@Component
class Meters implements Witness {
  private static final double[] SECONDS = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram requests =
      Histogram.builder()
          .name("lockstep_request_seconds")
          .help("How long requests took, by route.")
          .labelNames("method", "route", "status")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .register(registry);
  private final Counter reports =
      Counter.builder()
          .name("lockstep_reports_total")
          .help("Reports of figures by instances of services.")
          .labelNames("result")
          .register(registry);
  private final Counter steps =
      Counter.builder()
          .name("lockstep_steps_total")
          .help("Steps of rollouts that this server made.")
          .labelNames("action")
          .register(registry);

  /** A request was answered. */
  void answered(String method, String route, int status, Duration time) {
    String kind = status / 100 + "xx";
    requests.labelValues(method, route, kind).observe(time.toNanos() / 1e9);
  }

  /** A report was taken or refused. */
  void reported(String result) {
    reports.labelValues(result).inc();
  }

  /** Counted once it holds. */
  @Override
  public void saw(Made made) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            steps.labelValues(made.draft().action()).inc();
          }
        });
  }

  MetricSnapshots counted() {
    return registry.scrape();
  }
}
