package dev.lockstep.server.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server may ask and tell the outside world.
 *
 * @param allowed networks and hosts beyond the public internet to which it may go
 * @param prometheus where PromQL is asked
 * @param prometheusToken what Prometheus asks for as a bearer token; never shown
 * @param traces where spans are sent over OTLP, as the operator says; no others give this address
 */
public record Outside(
    List<String> allowed,
    Optional<String> prometheus,
    Optional<String> prometheusToken,
    Optional<String> traces) {
  /** Only the public internet, no Prometheus, and no spans. */
  public static final Outside PUBLIC = of(Map.of());

  public Outside {
    allowed = List.copyOf(allowed);
  }

  /** What the variables of an environment say. */
  public static Outside of(Map<String, String> variables) {
    return new Outside(
        Stream.of(variables.getOrDefault("LOCKSTEP_OUTWARD_ALLOW", "").split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList(),
        value(variables, "LOCKSTEP_PROMETHEUS"),
        value(variables, "LOCKSTEP_PROMETHEUS_TOKEN"),
        value(variables, "OTEL_EXPORTER_OTLP_ENDPOINT"));
  }

  private static Optional<String> value(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(each -> !each.isEmpty());
  }

  @Override
  public String toString() {
    return "Outside[allowed=%s]".formatted(allowed);
  }
}
