package dev.lockstep.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What Prometheus is told of the server. */
@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(60)
class MetricsTest {
  private static final String PLAN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: short
      gates:
        word:
          checks: [{kind: outside, name: word, source: person}]
          pass: {dwell: 0s, maxWait: 7d}
      stages:
        - {stage: expanded, gate: word}
      """;

  @Parameter TestServer on;

  @Test
  void rolloutsLeasesAndRequestsAreTold() {
    String environment = TestServer.unique("metrics");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    String rollout = begin(environment);
    Client service = on.as("service@" + environment);
    String lease =
        "{\"service\":\"billing\",\"region\":\"eu\",\"epoch\":0,\"owedWrites\":0,"
            + "\"overflowed\":false}";
    service
        .put("/v1/environments/%s/collections/orders/leases/i-1".formatted(environment), lease)
        .expect(200);
    service.post("/v1/environments/%s/telemetry".formatted(environment), "{}").expect(400);
    on.admin()
        .post(
            "/v1/environments/%s/rollouts/%s/freeze".formatted(environment, rollout),
            "{\"why\":\"a holiday\"}")
        .expect(200);

    Answer told = on.as("viewer").get("/metrics").expect(200);

    assertThat(told.headers().firstValue("Content-Type").orElse("")).contains("version=0.0.4");
    assertThat(told.body().lines())
        .contains(
            "lockstep_rollouts{environment=\"%s\",stage=\"expanded\",verdict=\"inconclusive\"} 1.0"
                .formatted(environment),
            "lockstep_rollout_epoch{collection=\"orders\",environment=\"%s\"} 2.0"
                .formatted(environment),
            "lockstep_leases{environment=\"%s\",state=\"live\"} 1.0".formatted(environment),
            "lockstep_leases{environment=\"%s\",state=\"missing\"} 1.0".formatted(environment))
        .anyMatch(line -> line.startsWith("lockstep_steps_total{action=\"rollout frozen\"} "))
        .anyMatch(line -> line.startsWith("lockstep_reports_total{result=\"refused\"} "))
        .anyMatch(line -> line.startsWith("lockstep_alerts_waiting "))
        .anyMatch(line ->
            line.startsWith(
                "lockstep_request_seconds_count{method=\"POST\","
                    + "route=\"/v1/environments/{environment}/rollouts\",status=\"2xx\"} "));
    assertThat(told.body()).doesNotContain("i-1", "a holiday", "split-name");
  }

  private String begin(String environment) {
    String wanted =
        JsonMapper.shared()
            .createObjectNode()
            .put("change", "split-name")
            .put("collection", "orders")
            .put("team", "shop")
            .put("planFile", PLAN)
            .toString();
    return on.admin()
        .post("/v1/environments/%s/rollouts".formatted(environment), wanted)
        .expect(201)
        .text("/identity/id");
  }

  @Test
  void callersMakeUpNoLabels() {
    String made = TestServer.unique("made-up");
    on.admin().get("/v1/" + made).expectProblem(404, "not-found");
    on.admin().get("/v1/environments/" + made + "/rollouts");

    assertThat(on.admin().get("/metrics").expect(200).body()).doesNotContain(made);
  }

  @Test
  void onlyWhoMayLookIsTold() {
    on.as("service").get("/metrics").expectProblem(403, "role-missing");
    new Client(on.server().address(), "").get("/metrics").expectProblem(401, "token-invalid");
  }
}
