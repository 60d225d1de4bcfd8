package dev.lockstep.server.inquiry;

import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.CanIgnoreReturnValue;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rollout in an environment of its own whose first gate has one check of somebody outside. */
record Asking(TestServer on, String environment, String id) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Asking begin(TestServer on, String check) {
    return begin(on, check, "2s");
  }

  static Asking begin(TestServer on, String check, String window) {
    String environment = TestServer.unique("outside");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    String plan =
        """
        apiVersion: lockstep/v1
        kind: RolloutPlan
        name: asks
        gates:
          asked:
            window: %s
            checks: [%s]
            pass: {dwell: 0s, maxWait: 7d}
            onFail: {soft: freeze, hard: freeze}
        stages:
          - {stage: expanded, gate: asked}
          - {stage: dual-write, gate: asked}
        """
            .formatted(window, check);
    String wanted =
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .put("change", "split-name")
                .put("collection", "orders")
                .put("team", "shop")
                .put("planFile", plan));
    String id =
        on.admin()
            .post("/v1/environments/%s/rollouts".formatted(environment), wanted)
            .expect(201)
            .text("/identity/id");
    return new Asking(on, environment, id);
  }

  JsonNode view() {
    return on.admin()
        .get("/v1/environments/%s/rollouts/%s".formatted(environment, id))
        .expect(200)
        .json();
  }

  String why() {
    return on.admin()
        .get("/v1/environments/%s/rollouts/%s/why".formatted(environment, id))
        .expect(200)
        .text("/why");
  }

  /** Waits until its one check has come to this. */
  @CanIgnoreReturnValue
  JsonNode comesTo(String outcome) {
    return Awaiting.until(
        this::view, view -> view.at("/verdicts/0/outcome").asString().startsWith(outcome));
  }

  @CanIgnoreReturnValue
  JsonNode standsAt(String place) {
    return Awaiting.until(this::view, view -> view.at("/place").asString().equals(place));
  }

  /** Lets time pass. */
  void pass(Duration time) {
    on.clock().advance(time);
  }
}
