package dev.lockstep.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.CanIgnoreReturnValue;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.Statements;
import dev.lockstep.server.testing.TestServer;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is seen of all rollouts at one glance. */
@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(120)
class OverviewTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PLAN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: seen
      gates:
        work:
          checks: [{kind: outside, name: work, source: runner}]
          pass: {dwell: 0s, maxWait: 7d}
        word:
          checks: [{kind: outside, name: word, source: person}]
          pass: {dwell: 0s, maxWait: 7d}
      stages:
        - {stage: expanded, gate: word}
        - {stage: dual-write, gate: work}
      """;

  @Parameter TestServer on;

  private String environment = "";
  private Client viewer = new Client(URI.create("http://127.0.0.1:1"), "");

  @BeforeEach
  void placeOfItsOwn() {
    environment = TestServer.unique("seen");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    viewer = on.as("viewer@" + environment);
  }

  @CanIgnoreReturnValue
  private String begin(String collection, String team) {
    String wanted =
        JSON.createObjectNode()
            .put("change", "split-name")
            .put("collection", collection)
            .put("team", team)
            .put("planFile", PLAN)
            .toString();
    return on.admin()
        .post("/v1/environments/%s/rollouts".formatted(environment), wanted)
        .expect(201)
        .text("/identity/id");
  }

  @CanIgnoreReturnValue
  private Answer leased(String collection, String instance, long epoch, int owed) {
    return on.as("service@" + environment)
        .put(
            "/v1/environments/%s/collections/%s/leases/%s"
                .formatted(environment, collection, instance),
            """
            {"service":"billing","region":"eu","epoch":%d,"owedWrites":%d,"overflowed":%s}
            """
                .formatted(epoch, owed, owed > 100))
        .expect(200);
  }

  @CanIgnoreReturnValue
  private Client reported(String rollout, long epoch, String state) {
    Client runner = on.as("runner@" + environment);
    String trouble =
        state.equals("failed")
            ? ",\"trouble\":{\"code\":\"store-unreachable\",\"sentence\":\"Cannot reach it\","
                + "\"next\":\"Wait.\"}"
            : "";
    runner
        .put(
            "/v1/environments/%s/orders/%s/report".formatted(environment, rollout),
            """
            {"runner":"near-the-data","epoch":%d,"state":"%s","progress":{"work":"backfill",
             "done":40,"expected":100,"waiting":"the store asks to wait"}%s}
            """
                .formatted(epoch, state, trouble))
        .expect(204);
    return runner;
  }

  private JsonNode overview() {
    return viewer.get("/v1/overview").expect(200).json();
  }

  /** Once the driver has looked, too. */
  @CanIgnoreReturnValue
  private JsonNode seen(String kind) {
    return Awaiting.until(
            this::overview, view -> view.at("/moving/0/seen/hold/kind").asString().equals(kind))
        .at("/moving/0");
  }

  @Test
  void aRolloutIsToldInShort() {
    String rollout = begin("orders", "shop");
    reported(rollout, 2, "working");
    leased("orders", "i-1", 1, 0);

    JsonNode moving = seen("converging");

    assertThat(moving.at("/id").asString()).isEqualTo(rollout);
    assertThat(moving.at("/environment").asString()).isEqualTo(environment);
    assertThat(moving.at("/stage").asString()).isEqualTo("expanded");
    assertThat(moving.at("/place").asString()).isEqualTo("expanded");
    assertThat(moving.at("/epoch").asLong()).isEqualTo(2);
    assertThat(moving.at("/live").asBoolean()).isTrue();
    assertThat(moving.at("/frozen").asBoolean()).isFalse();
    assertThat(moving.at("/seen/missing").asInt()).isEqualTo(1);
    assertThat(moving.at("/seen/hold/sentence").asString()).contains("i-1");
    assertThat(moving.at("/seen/wayBack/kind").asString()).isEqualTo("unproven");
    assertThat(moving.at("/work").at("/progress/done").asLong()).isEqualTo(40);
    JsonNode stage = overview().at("/stages/0");
    assertThat(stage.at("/stage").asString()).isEqualTo("expanded");
    assertThat(stage.at("/rollouts").asInt()).isEqualTo(1);
  }

  @Test
  void runnersAndFleetsAreToldByWhatTheySaid() {
    String rollout = begin("orders", "shop");
    Client runner = reported(rollout, 2, "failed");
    leased("orders", "lapsed", 1, 150);
    on.clock().advance(Duration.ofSeconds(40));
    leased("orders", "i-1", 1, 3);
    leased("orders", "i-2", 2, 4);

    JsonNode seen = overview();

    JsonNode health = seen.at("/runners/0");
    assertThat(health.at("/runner").asString()).isEqualTo("near-the-data");
    assertThat(health.at("/state").asString()).isEqualTo("FAILED");
    assertThat(health.at("/trouble").asString()).isEqualTo("Cannot reach it");
    assertThat(health.at("/rollouts").asInt()).isEqualTo(1);
    assertThat(health.at("/silent").asBoolean()).isTrue();
    JsonNode fleet = seen.at("/fleets/0");
    assertThat(fleet.at("/service").asString()).isEqualTo("billing");
    assertThat(fleet.at("/instances").asInt()).isEqualTo(2);
    assertThat(fleet.at("/lapsed").asInt()).isEqualTo(1);
    assertThat(fleet.at("/epochCurrent").asLong()).isEqualTo(2);
    assertThat(fleet.at("/epochOldest").asLong()).isEqualTo(1);
    assertThat(fleet.at("/behind").asInt()).isEqualTo(1);
    assertThat(fleet.at("/owedWrites").asLong()).isEqualTo(157);
    assertThat(fleet.at("/overflowed").asInt()).isEqualTo(1);
    runner
        .put(
            "/v1/environments/%s/orders/%s/report".formatted(environment, rollout),
            """
            {"runner":"near-the-data","epoch":2,"state":"done",
             "progress":{"work":"","done":0,"expected":0,"waiting":""}}
            """)
        .expect(204);
    assertThat(overview().at("/runners/0/silent").asBoolean()).isFalse();
  }

  @Test
  void whatWasRolledBackIsToldWithItsCause() {
    String rollout = begin("orders", "shop");
    String back = "{\"action\":\"hard-rollback\",\"why\":\"wrong totals\"}";
    String path = "/v1/environments/%s/rollouts/%s/rollback".formatted(environment, rollout);
    on.as("operator").post(path, back).expect(202);
    on.as("operator").post(path, back).expect(200);

    JsonNode told = overview().at("/rolledBack/0");

    assertThat(told.at("/incident/rollout").asString()).isEqualTo(rollout);
    assertThat(told.at("/incident/cause").asString()).contains("wrong totals");
    assertThat(told.at("/collection").asString()).isEqualTo("orders");
    assertThat(told.at("/team").asString()).isEqualTo("shop");
  }

  @Test
  void aTeamOrAnEnvironmentIsShownAloneAndNobodyElses() {
    begin("orders", "shop");
    begin("invoices", "billing");
    leased("orders", "i-1", 2, 0);
    leased("invoices", "i-1", 2, 0);

    JsonNode ofTeam = viewer.get("/v1/overview?team=billing").expect(200).json();

    assertThat(ofTeam.at("/moving")).hasSize(1);
    assertThat(ofTeam.at("/moving/0/collection").asString()).isEqualTo("invoices");
    assertThat(ofTeam.at("/fleets")).hasSize(1);
    assertThat(overview().at("/moving")).hasSize(2);
    assertThat(on.as("viewer@elsewhere").get("/v1/overview").expect(200).json().at("/moving"))
        .isEmpty();
    assertThat(
            on.admin()
                .get("/v1/overview?environment=" + environment)
                .expect(200)
                .json()
                .at("/moving"))
        .hasSize(2);
  }

  @Test
  void itTakesAsManyStatementsForFewRolloutsAsForMany() {
    String rollout = begin("orders", "shop");
    reported(rollout, 2, "working");
    assertThat(overview().at("/moving")).hasSize(1); // From then on the token is known.
    int forOne = Statements.of(viewer, "/v1/overview");

    for (int i = 0; i < 20; i++) {
      String other = begin("orders-" + i, "shop");
      reported(other, 2, "working");
      leased("orders-" + i, "i-1", 1, 0);
    }

    assertThat(overview().at("/moving")).hasSize(21);
    assertThat(forOne).isBetween(4, 10);
    assertThat(Statements.of(viewer, "/v1/overview")).isEqualTo(forOne);
  }

  @Test
  void whoFollowsHearsOfWhatIsAnother() {
    String rollout = begin("orders", "shop");
    begin("invoices", "billing");
    seen("unproven");
    try (Stream<String> lines = viewer.lines("/v1/overview/events")) {
      Iterator<String> heard = lines.iterator();
      assertThat(data(heard, "overview").at("/moving")).hasSize(2);

      on.admin()
          .post(
              "/v1/environments/%s/rollouts/%s/freeze".formatted(environment, rollout),
              "{\"why\":\"a holiday\"}")
          .expect(200);

      JsonNode difference = data(heard, "difference");
      assertThat(difference.at("/moving")).hasSize(1);
      assertThat(difference.at("/moving/0/id").asString()).isEqualTo(rollout);
      assertThat(difference.at("/moving/0/frozen").asBoolean()).isTrue();
      assertThat(difference.at("/stages")).isNotEmpty();
      assertThat(difference.has("fleets")).isFalse();
    }
  }

  private static JsonNode data(Iterator<String> lines, String event) {
    while (!lines.next().equals("event:" + event)) {
      // Comments and what came before.
    }
    return JSON.readTree(lines.next().substring("data:".length()));
  }
}
