package dev.lockstep.server.rollout;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.CanIgnoreReturnValue;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A rollout in an environment of its own, with those who work on it.
 *
 * @param runner answers what runners answer
 * @param service holds leases
 */
record Carried(TestServer on, String environment, Client runner, Client service, String id) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** A plan whose gates the runner answers, but for the first ramp step, which a person answers. */
  static final String PLAN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: told
      gates:
        work:
          checks: [{kind: outside, name: work, source: runner}]
          pass: {dwell: 0s, maxWait: 7d}
        word:
          checks: [{kind: outside, name: word, source: person}]
          pass: {dwell: 0s, maxWait: 7d}
        tests:
          checks: [{kind: outside, name: smoke, source: {tests: smoke, maxAge: 10m}}]
          pass: {dwell: 0s, maxWait: 7d}
      stages:
        - {stage: expanded, gate: work}
        - {stage: dual-write, gate: work}
        - {stage: backfill, gate: work}
        - {stage: verified, gate: tests}
        - {stage: shadow-read, gate: work}
        - {stage: ramp, cohort: staff, gate: word}
        - {stage: ramp, percent: 25, gate: word}
        - {stage: ramp, percent: 75, gate: word}
        - {stage: new-primary, gate: work}
        - {stage: retiring, gate: work, approvals: 2}
        - {stage: retired, gate: work}
      """;

  static Carried begin(TestServer on) {
    return begin(on, PLAN);
  }

  static Carried begin(TestServer on, String plan) {
    String environment = TestServer.unique("staging");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    return begin(on, environment, plan);
  }

  static Carried begin(TestServer on, String environment, String plan) {
    Answer begun =
        on.admin()
            .post("/v1/environments/%s/rollouts".formatted(environment), wanted(plan))
            .expect(201);
    return new Carried(
        on,
        environment,
        on.as("runner@" + environment),
        on.as("service@" + environment),
        begun.text("/identity/id"));
  }

  static String wanted(String plan) {
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("change", "split-name")
            .put("collection", "orders")
            .put("team", "shop")
            .put("planFile", plan));
  }

  String path(String rest) {
    return "/v1/environments/%s/rollouts/%s%s".formatted(environment, id, rest);
  }

  String collection(String rest) {
    return "/v1/environments/%s/collections/orders%s".formatted(environment, rest);
  }

  JsonNode view() {
    return on.admin().get(path("")).expect(200).json();
  }

  long epoch() {
    return view().at("/epoch").asLong();
  }

  /** Somebody answers a check in the epoch at which the rollout stands. */
  @CanIgnoreReturnValue
  Answer answers(Client who, String check, String outcome) {
    return who.post(
        path("/answers"),
        "{\"check\":\"%s\",\"outcome\":\"%s\",\"epoch\":%d}".formatted(check, outcome, epoch()));
  }

  /** Waits until it stands at a place. */
  @CanIgnoreReturnValue
  JsonNode standsAt(String place) {
    return Awaiting.until(this::view, view -> view.at("/place").asString().equals(place));
  }

  /** Waits until it stays for such a reason. */
  @CanIgnoreReturnValue
  JsonNode staysBecause(String kind) {
    return Awaiting.until(this::view, view -> view.at("/hold/kind").asString().equals(kind));
  }

  /** Has the gates of all stages pass until it stands at a place. */
  void comesTo(String place) {
    JsonNode view = view();
    while (!view.at("/place").asString().equals(place)) {
      long epoch = view.at("/epoch").asLong();
      pass(view);
      view = Awaiting.until(this::view, each -> each.at("/epoch").asLong() > epoch);
    }
  }

  private void pass(JsonNode view) {
    String check = view.at("/verdicts/0/check").asString();
    switch (check) {
      case "word" -> answers(on.admin(), check, "PASS").expect(204);
      case "smoke" ->
          on.admin().post(collection("/tests/smoke"), "{\"tests\":3,\"failures\":0}").expect(204);
      default -> answers(runner, check, "PASS").expect(204);
    }
  }

  /** An instance renews its lease, having acknowledged an epoch. */
  @CanIgnoreReturnValue
  Answer renews(String instance, long epoch) {
    return service.put(
        collection("/leases/" + instance),
        """
        {"service":"billing","region":"eu","epoch":%d,"owedWrites":0,"overflowed":false}
        """
            .formatted(epoch));
  }

  @CanIgnoreReturnValue
  Answer acknowledges(String instance, long epoch) {
    return service.put(
        collection("/leases/" + instance + "/acknowledgement"), "{\"epoch\":%d}".formatted(epoch));
  }
}
