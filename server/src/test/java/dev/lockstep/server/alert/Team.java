package dev.lockstep.server.alert;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import tools.jackson.databind.json.JsonMapper;

/** A team with an environment of its own and a rollout in it. */
record Team(Client admin, String name, String environment, String rollout) {
  private static final String PLAN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: short
      gates:
        word:
          checks: [{kind: outside, name: word, source: person}]
          pass: {dwell: 0s, maxWait: 1h}
      stages:
        - {stage: expanded, gate: word}
        - {stage: dual-write, gate: word}
      """;

  static Team begin(Client admin) {
    String name = TestServer.unique("team");
    String environment = TestServer.unique("alerts");
    admin.post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    String wanted =
        JsonMapper.shared()
            .createObjectNode()
            .put("change", "split-name")
            .put("collection", "orders")
            .put("team", name)
            .put("planFile", PLAN)
            .toString();
    String id =
        admin
            .post("/v1/environments/%s/rollouts".formatted(environment), wanted)
            .expect(201)
            .text("/identity/id");
    return new Team(admin, name, environment, id);
  }

  /** Subscribes an address and answers what was shown of it. */
  Answer subscribes(String address) {
    return admin.post(path(""), "{\"address\":\"%s\"}".formatted(address)).expect(201);
  }

  String path(String rest) {
    return "/v1/teams/%s/webhooks%s".formatted(name, rest);
  }

  Answer asks(String what, String body) {
    return admin.post(
        "/v1/environments/%s/rollouts/%s/%s".formatted(environment, rollout, what), body);
  }

  /** A person says that the stage is done. */
  void goesOn() {
    asks("answers", "{\"check\":\"word\",\"outcome\":\"PASS\",\"epoch\":2}").expect(204);
  }
}
