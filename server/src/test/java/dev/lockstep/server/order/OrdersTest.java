package dev.lockstep.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.CanIgnoreReturnValue;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.Shop;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What runners are told to do, and what becomes of what they say. */
@ParameterizedClass
@EnumSource(TestServer.class)
class OrdersTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String PLAN =
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

  private static final String CHANGE =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: 2026-11-22-town
      title: Towns become cities
      operations:
        - rename: {from: town, to: city}
      """;

  private static final String LAG =
      PLAN.replace(
          "- {kind: invariant",
          "- {kind: guard, sli: replication-lag, max: 10}\n      - {kind: invariant");

  @Parameter private TestServer on;

  private String environment;
  private Client runner;
  private String rollout;

  @BeforeEach
  void begin() {
    environment = TestServer.unique("work");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    runner = on.as("runner@" + environment);
    rollout = begun("2026-11-22-town", CHANGE).expect(201).text("/identity/id");
  }

  private Answer begun(String change, String file) {
    return begun("shop", change, file);
  }

  private Answer begun(String team, String change, String file) {
    return begun(team, change, file, PLAN);
  }

  private Answer begun(String team, String change, String file, String plan) {
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

  private String path(String rest) {
    return "/v1/environments/" + environment + rest;
  }

  private JsonNode orders() {
    return runner.get(path("/orders")).expect(200).json();
  }

  private JsonNode view() {
    return on.admin().get(path("/rollouts/" + rollout)).expect(200).json();
  }

  @CanIgnoreReturnValue
  private Answer says(Client who, String name, long epoch, String state) {
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

  @Test
  void anOrderSaysWhereARolloutStandsAndItsChangeIsTheOneItBeganWith() {
    JsonNode order = orders().at("/orders/0");

    assertThat(order.at("/rollout").asString()).isEqualTo(rollout);
    assertThat(order.at("/state/stage").asString()).isEqualTo("expanded");
    assertThat(order.at("/state/epoch").asLong()).isEqualTo(view().at("/epoch").asLong());
    assertThat(runner.get(path("/orders/" + rollout + "/change")).expect(200).body())
        .isEqualTo(CHANGE);
  }

  @Test
  void doneWorkLetsTheRolloutGoOnToAnotherOrder() {
    JsonNode before = orders();
    long epoch = view().at("/epoch").asLong();
    CompletableFuture<JsonNode> next =
        CompletableFuture.supplyAsync(() ->
            runner
                .get(path("/orders?seconds=20&known=" + before.at("/version").asString()))
                .expect(200)
                .json());

    says(runner, "one", epoch, "working").expect(204);
    says(runner, "one", epoch, "done").expect(204);

    assertThat(next.join().at("/orders/0/state/stage").asString()).isEqualTo("dual-write");
    assertThat(on.admin().get(path("/rollouts/" + rollout + "/history")).json().toString())
        .contains("work working", "work done");
    assertThat(on.admin().get("/v1/journal?subject=change:2026-11-22-town").json().toString())
        .contains("rollback drilled");
  }

  @Test
  void theRolloutShowsHowFarItsWorkIs() {
    says(runner, "one", view().at("/epoch").asLong(), "working").expect(204);

    assertThat(view().path("work").at("/report/progress/done").asLong()).isEqualTo(3);
    assertThat(on.admin().get(path("/rollouts/" + rollout + "/why")).text("/why"))
        .contains("Runner one is at work: backfill, 3 of 10 documents");
  }

  @Test
  void whatTheEngineHasCountedAgainstTheChangeFreezesTheRollout() {
    says(runner, "one", view().at("/epoch").asLong(), "failed").expect(204);

    JsonNode frozen = Awaiting.until(this::view, view -> view.at("/conditions/frozen").asBoolean());
    assertThat(frozen.at("/stage").asString()).isEqualTo("expanded");
    assertThat(on.admin().get(path("/rollouts/" + rollout + "/why")).text("/why"))
        .contains("Two documents disagree");
  }

  private void saysDoneAndOfTheWayBack(long epoch, String outcome) {
    runner
        .put(
            path("/orders/" + rollout + "/report"),
            """
            {"runner":"one","epoch":%d,"state":"done",
             "progress":{"work":"","done":0,"expected":0,"waiting":""},
             "wayBack":{"outcome":"%s","sentence":"At least 3 documents do not come back"}}
            """
                .formatted(epoch, outcome))
        .expect(204);
  }

  @Test
  void workThatIsDoneAndCannotBeTakenBackKeepsTheRolloutUntilItCan() {
    long epoch = view().at("/epoch").asLong();
    saysDoneAndOfTheWayBack(epoch, "fail");

    JsonNode held =
        Awaiting.until(
            this::view, view -> view.at("/hold/kind").asString().equals("way-back-unproven"));
    assertThat(held.at("/stage").asString()).isEqualTo("expanded");
    assertThat(on.admin().get(path("/rollouts/" + rollout + "/why")).text("/why"))
        .contains("It says of the way back: At least 3 documents do not come back.");

    saysDoneAndOfTheWayBack(epoch, "pass");

    JsonNode after =
        Awaiting.until(this::view, view -> view.at("/stage").asString().equals("dual-write"));
    assertThat(after.at("/hold/kind").asString()).isNotEqualTo("way-back-unproven");
    assertThat(on.admin().get(path("/rollouts/" + rollout + "/history")).json().toString())
        .contains("way-back", "FAIL", "PASS");
  }

  /** Says in four windows that the work is done, unless the rollout has moved before. */
  private void saysDone(String lag) {
    long epoch = view().at("/epoch").asLong();
    for (int window = 0; window < 4; window++) {
      Answer answer =
          runner.put(
              path("/orders/" + rollout + "/report"),
              """
              {"runner":"one","epoch":%d,"state":"done",
               "progress":{"work":"","done":0,"expected":0,"waiting":""}%s}
              """
                  .formatted(epoch, lag));
      assertThat(answer.status()).isIn(204, 409);
      on.clock().advance(Duration.ofSeconds(20));
    }
  }

  @Test
  void aRolloutGoesOnWhileTheReplicasOfItsStoreKeepUp() {
    rollout = begun("shop", "2026-11-22-town", CHANGE, LAG).expect(201).text("/identity/id");

    saysDone(",\"lagMillis\":2500");

    JsonNode after =
        Awaiting.until(this::view, view -> view.at("/stage").asString().equals("dual-write"));
    assertThat(after.path("work").at("/report/lagMillis").asLong()).isEqualTo(2500);
  }

  @Test
  void whereNobodyTellsOfTheReplicasTheGateSeesNothingAndNeverPasses() {
    rollout = begun("shop", "2026-11-22-town", CHANGE, LAG).expect(201).text("/identity/id");

    saysDone("");

    JsonNode held = Awaiting.until(this::view, view -> verdict(view).startsWith("error"));
    assertThat(held.at("/stage").asString()).isEqualTo("expanded");
  }

  private static String verdict(JsonNode view) {
    return view.path("verdicts")
        .valueStream()
        .filter(verdict -> verdict.path("check").asString().equals("replication-lag"))
        .map(verdict -> verdict.path("outcome").asString())
        .findFirst()
        .orElse("");
  }

  @Test
  void replicasThatFallBehindTakeTheRolloutBack() {
    rollout = begun("shop", "2026-11-22-town", CHANGE, LAG).expect(201).text("/identity/id");

    saysDone(",\"lagMillis\":12000");

    Awaiting.until(this::view, view -> view.at("/stage").asString().equals("rolling-back"));
    assertThat(on.admin().get(path("/rollouts/" + rollout + "/why")).text("/why"))
        .contains("replication-lag");
  }

  @Test
  void whoSpeaksOfAnotherEpochIsRefused() {
    long epoch = view().at("/epoch").asLong();

    says(runner, "one", epoch - 1, "done").expect(409);
    says(runner, "one", epoch + 1, "done").expect(409);

    assertThat(view().at("/epoch").asLong()).isEqualTo(epoch);
  }

  @Test
  void twoRunnersDoNotHaveTheSameWorkUntilOneIsSilent() {
    long epoch = view().at("/epoch").asLong();
    says(runner, "one", epoch, "working").expect(204);

    assertThat(says(runner, "two", epoch, "working").expect(409).text("/code"))
        .isEqualTo("rollout-busy");
    says(on.as("runner@" + environment), "one", epoch, "working").expect(409);

    on.clock().advance(Duration.ofSeconds(31));
    says(runner, "two", epoch, "working").expect(204);
    says(runner, "one", epoch, "working").expect(409);
  }

  @Test
  void whatIsSaidAgainKeepsTheEvidenceFreshAndIsNoNews() {
    long epoch = view().at("/epoch").asLong();
    for (int said = 0; said < 12; said++) {
      says(runner, "one", epoch, "working").expect(204);
      on.clock().advance(Duration.ofSeconds(20));
    }

    assertThat(view().path("verdicts").toString())
        .contains("\"check\":\"work\"")
        .doesNotContain("error");
    assertThat(on.admin().get(path("/rollouts/" + rollout + "/history")).json().toString())
        .containsOnlyOnce("work working");
  }

  @Test
  void aReportThatCannotBeIsRefusedAsAWhole() {
    long epoch = view().at("/epoch").asLong();
    String report = path("/orders/" + rollout + "/report");

    runner
        .put(report, "{\"runner\":\"one\",\"epoch\":%d,\"state\":\"done\"}".formatted(epoch))
        .expect(400);
    runner
        .put(
            report,
            """
            {"runner":"one","epoch":%d,"state":"failed",
             "progress":{"work":"","done":-1,"expected":0,"waiting":""}}
            """
                .formatted(epoch))
        .expect(400);

    assertThat(view().path("work").isMissingNode()).isTrue();
  }

  @Test
  void aChangeOfAnotherIdOrNoneAtAllIsNotCarried() {
    begun("another", CHANGE).expect(400);
    begun("2026-11-22-town", "operations: []").expect(400);
  }

  @Test
  void anOrderNamesTheCollectionAsTheStoreCallsIt() {
    Shop shop = Shop.by(on.as("developer:checkout", "developer:payments"));
    String stored = TestServer.unique("orders_v1");
    shop.publish("contracts", storedAs(stored, shop.before())).expect(201);
    shop.publish("changes", shop.change()).expect(201);
    shop.publish("contracts", storedAs(stored, shop.after())).expect(201);
    String change = "/v1/changes/" + shop.changeId();
    String fingerprint = on.admin().get(change).expect(200).text("/fingerprint/whole");
    on.as("steward:checkout")
        .post(change + "/approvals", "{\"fingerprint\":\"%s\"}".formatted(fingerprint))
        .expect(200);
    String wanted =
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .put("change", shop.changeId())
                .put("collection", shop.name())
                .put("team", "checkout")
                .put("planFile", PLAN));
    on.admin().post(path("/rollouts"), wanted).expect(201);

    JsonNode order =
        on.as("runner:checkout@" + environment)
            .get(path("/orders"))
            .expect(200)
            .json()
            .at("/orders/0");

    assertThat(order.at("/collection").asString()).isEqualTo(stored);
    assertThat(order.at("/change").asString()).isEqualTo(shop.changeId());
  }

  private static String storedAs(String stored, String contract) {
    return contract.replace(
        "    logicalType: object\n",
        "    physicalName: %s\n    logicalType: object\n".formatted(stored));
  }

  @Test
  void aRunnerOfOneTeamHasTheWorkOfThatTeamAlone() {
    String foreign = begun("mail", "2026-11-22-town", CHANGE).expect(201).text("/identity/id");
    Client shop = on.as("runner:shop@" + environment);

    JsonNode seen = shop.get(path("/orders")).expect(200).json().path("orders");

    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/rollout").asString()).isEqualTo(rollout);
    shop.get(path("/orders/" + rollout + "/change")).expect(200);
    assertThat(shop.get(path("/orders/" + foreign + "/change")).expect(403).text("/code"))
        .isEqualTo("role-missing");
    assertThat(orders().path("orders")).hasSize(2);
  }

  @Test
  void whatAnotherTeamDoesIsNoNewsForARunner() {
    Client shop = on.as("runner:shop@" + environment);
    String before = shop.get(path("/orders")).expect(200).text("/version");

    begun("mail", "2026-11-22-town", CHANGE).expect(201);

    assertThat(shop.get(path("/orders")).expect(200).text("/version")).isEqualTo(before);
  }

  @Test
  void aRunnerOfAnotherEnvironmentHasNoWorkHere() {
    Client foreign = on.as("runner@" + TestServer.unique("elsewhere"));

    foreign.get(path("/orders")).expect(403);
    says(foreign, "one", view().at("/epoch").asLong(), "done").expect(403);
  }
}
