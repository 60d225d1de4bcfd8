package dev.lockstep.server.order;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.CanIgnoreReturnValue;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A rollout that runners work on, in an environment of its own.
 *
 * @param runner may work there for all teams
 * @param rollout its id
 */
record Worked(TestServer on, String environment, Client runner, String rollout) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static final String PLAN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: worked
      gates:
        work:
          checks:
            - {kind: outside, name: work, source: runner}
            - {kind: invariant, sli: lost-writes}
          pass: {dwell: 0s, maxWait: 7d}
          window: 40s
      stages:
        - {stage: expanded, gate: work}
        - {stage: dual-write, gate: work}
        - {stage: backfill, gate: work}
      """;

  static final String CHANGE =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: 2026-11-22-town
      title: Towns become cities
      operations:
        - rename: {from: town, to: city}
      """;

  static Worked begin(TestServer on) {
    String environment = TestServer.unique("work");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    Worked nothing = new Worked(on, environment, on.as("runner@" + environment), "");
    return nothing.by(PLAN);
  }

  /** Another rollout there, by another plan. */
  Worked by(String plan) {
    String id = begun("shop", "2026-11-22-town", CHANGE, plan).expect(201).text("/identity/id");
    return new Worked(on, environment, runner, id);
  }

  Answer begun(String team, String change, String file) {
    return begun(team, change, file, PLAN);
  }

  Answer begun(String team, String change, String file, String plan) {
    String wanted =
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .put("change", change)
                .put("collection", TestServer.unique("places"))
                .put("team", team)
                .put("planFile", plan)
                .put("changeFile", file));
    return on.admin().post(path("/rollouts"), wanted);
  }

  String path(String rest) {
    return "/v1/environments/" + environment + rest;
  }

  JsonNode view() {
    return on.admin().get(path("/rollouts/" + rollout)).expect(200).json();
  }

  String why() {
    return on.admin().get(path("/rollouts/" + rollout + "/why")).text("/why");
  }

  String history() {
    return on.admin().get(path("/rollouts/" + rollout + "/history")).json().toString();
  }

  @CanIgnoreReturnValue
  Answer says(Client who, String name, long epoch, String state) {
    String trouble =
        state.equals("failed")
            ? """
            ,"trouble":{"code":"gate-closed","sentence":"Two documents disagree","next":"verify"}\
            """
            : "";
    return who.put(
        path("/orders/" + rollout + "/report"),
        """
        {"runner":"%s","epoch":%d,"state":"%s",
         "progress":{"work":"backfill","done":3,"expected":10,"waiting":""}%s}
        """
            .formatted(name, epoch, state, trouble));
  }
}
