package dev.lockstep.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(60)
class RolloutsTest {
  @Parameter TestServer on;

  @Test
  void gatesAloneCarryARolloutToItsEnd() {
    Carried carried = Carried.begin(on);
    carried.comesTo("retiring");

    String approval = "{\"epoch\":%d}".formatted(carried.epoch());
    carried.answers(carried.runner(), "work", "PASS").expect(204);
    on.named("ann", "steward:shop").post(carried.path("/approvals"), approval).expect(200);
    on.named("ann", "steward:shop").post(carried.path("/approvals"), approval).expect(200);
    carried.staysBecause("unapproved");
    on.named("bob", "steward:shop").post(carried.path("/approvals"), approval).expect(200);

    JsonNode view = carried.standsAt("retired");
    assertThat(view.at("/conditions/live").asBoolean()).isFalse();
    JsonNode history = on.admin().get(carried.path("/history")).expect(200).json().at("/items");
    assertThat(history.findValuesAsString("action"))
        .filteredOn("rollout advanced"::equals)
        .hasSize(10);
    assertThat(on.admin().get("/v1/journal/verification").json().has("why")).isFalse();
  }

  @Test
  void nobodyIsLeftBehind() {
    Carried carried = Carried.begin(on);
    carried.renews("i-1", 0).expect(200);
    carried.acknowledges("i-1", 2).expect(204);
    carried.renews("i-2", 0).expect(200);
    carried.answers(carried.runner(), "work", "PASS").expect(204);

    JsonNode waiting = carried.staysBecause("converging");
    assertThat(waiting.at("/missing/0").asString()).isEqualTo("i-2");
    assertThat(waiting.at("/missing")).hasSize(1);
    assertThat(on.admin().get(carried.path("/why")).body()).contains("i-2");

    carried.acknowledges("i-2", 2).expect(204);
    carried.standsAt("dual-write");
  }

  @Test
  void whoSaysGoodbyeIsNotWaitedFor() {
    Carried carried = Carried.begin(on);
    carried.renews("i-1", 0).expect(200);
    carried.answers(carried.runner(), "work", "PASS").expect(204);
    carried.staysBecause("converging");

    carried.service().delete(carried.collection("/leases/i-1")).expect(204);

    carried.standsAt("dual-write");
  }

  @Test
  void theRampSaysWhoHasMovedSoFar() {
    Carried carried = Carried.begin(on);
    carried.comesTo("ramp 25.0 %");

    JsonNode state = on.admin().get(carried.collection("/stage")).expect(200).json();

    assertThat(state.at("/ramp/salt").asString()).isEqualTo(carried.id());
    assertThat(state.at("/ramp/shares").toString())
        .isEqualTo(
            "[{\"cohorts\":[\"staff\"],\"regions\":[],\"buckets\":100000},"
                + "{\"cohorts\":[],\"regions\":[],\"buckets\":25000}]");
  }

  @Test
  void oneClickReturnsTheReadsAndWritesGoOn() {
    Carried carried = Carried.begin(on);
    carried.comesTo("ramp 25.0 %");
    long epoch = carried.epoch();

    on.as("operator:shop@" + carried.environment())
        .post(carried.path("/rollback"), "{\"action\":\"soft-rollback\",\"why\":\"slow\"}")
        .expect(200);

    JsonNode view = carried.staysBecause("cooling-down");
    assertThat(view.at("/place").asString()).isEqualTo("shadow-read");
    assertThat(view.at("/epoch").asLong()).isEqualTo(epoch + 1);
    assertThat(on.admin().get(carried.path("/why")).body()).contains("rolled back softly", "slow");
  }

  @Test
  void aPersonWhoSaysNoSendsTheReadsBackByTheSameCode() {
    Carried carried = Carried.begin(on);
    carried.comesTo("ramp 25.0 %");

    carried.answers(on.admin(), "word", "FAIL").expect(204);

    JsonNode view = carried.staysBecause("cooling-down");
    assertThat(view.at("/place").asString()).isEqualTo("shadow-read");
    assertThat(on.admin().get(carried.path("/why")).body())
        .contains("by gate", "rolled back softly", "word in everywhere");
  }

  @Test
  void theNewShapeIsTakenAwayByTwoPersonsAndInTwoEpochs() {
    Carried carried = Carried.begin(on);
    carried.renews("i-1", 0).expect(200);
    carried.acknowledges("i-1", 2).expect(204);
    String back = "{\"action\":\"hard-rollback\",\"why\":\"wrong\"}";
    Client ann = on.named("ann", "operator:shop");

    ann.post(carried.path("/rollback"), back).expect(202);
    ann.post(carried.path("/rollback"), back).expect(202);
    assertThat(carried.view().at("/stage").asString()).isEqualTo("expanded");
    on.named("bob", "operator:shop").post(carried.path("/rollback"), back).expect(200);

    carried.standsAt("rolling-back");
    carried.staysBecause("converging");
    carried.acknowledges("i-1", 3).expect(204);
    carried.standsAt("rolling-back, cleaning");
    assertThat(on.admin().get(carried.collection("/stage")).text("/wayBack")).isEqualTo("cleaning");
    carried.staysBecause("converging");
    carried.acknowledges("i-1", 4).expect(204);
    carried.staysBecause("unproven");
    carried.answers(carried.runner(), "cleaned", "PASS").expect(204);
    assertThat(carried.standsAt("rolled-back").at("/conditions/live").asBoolean()).isFalse();
  }

  @Test
  void whatIsFrozenStaysUntilItIsResumed() {
    Carried carried = Carried.begin(on);
    on.admin().post(carried.path("/freeze"), "{\"why\":\"holiday\"}").expect(200);
    carried.answers(carried.runner(), "work", "PASS").expect(204);
    carried.staysBecause("frozen");

    on.admin().post(carried.path("/resume"), "").expect(200);

    carried.standsAt("dual-write");
  }

  @Test
  void whatNobodyReportsNeverPasses() {
    Carried carried =
        Carried.begin(
            on,
            Carried.PLAN.replace(
                "{kind: outside, name: work, source: runner}",
                "{kind: ratio, sli: errors, margin: 2}"));

    JsonNode view = carried.staysBecause("blind");

    assertThat(view.at("/verdicts")).isEmpty();
    assertThat(view.at("/place").asString()).isEqualTo("expanded");
  }

  @Test
  void aCollectionHasOneRolloutAtATime() {
    Carried carried = Carried.begin(on);

    on.admin()
        .post(
            "/v1/environments/%s/rollouts".formatted(carried.environment()),
            Carried.wanted(Carried.PLAN))
        .expectProblem(409, "conflict");
  }

  @Test
  void theNextRolloutGoesOnWithTheEpochsOfTheOneBefore() {
    Carried carried = Carried.begin(on);
    String back = "{\"action\":\"hard-rollback\",\"why\":\"wrong\"}";
    on.named("ann", "operator").post(carried.path("/rollback"), back).expect(202);
    on.named("bob", "operator").post(carried.path("/rollback"), back).expect(200);
    carried.standsAt("rolling-back, cleaning");
    carried.answers(carried.runner(), "cleaned", "PASS").expect(204);
    carried.standsAt("rolled-back");

    Carried next = Carried.begin(on, carried.environment(), Carried.PLAN);

    assertThat(next.epoch()).isEqualTo(6);
    assertThat(next.id()).isEqualTo("orders:6");
    JsonNode page =
        on.admin()
            .get("/v1/environments/%s/rollouts?limit=1".formatted(carried.environment()))
            .json();
    assertThat(page.at("/items")).hasSize(1);
    assertThat(page.has("next")).isTrue();
  }

  @Test
  void whoFollowsARolloutIsToldOfEachChange() {
    Carried carried = Carried.begin(on);
    try (Stream<String> lines = on.admin().lines(carried.path("/events"))) {
      Iterator<String> heard = lines.iterator();
      assertThat(data(heard)).contains("\"place\":\"expanded\"");

      carried.answers(carried.runner(), "work", "PASS").expect(204);

      assertThat(Awaiting.until(() -> data(heard), line -> line.contains("\"epoch\":3")))
          .contains("\"place\":\"dual-write\"");
    }
  }

  private static String data(Iterator<String> lines) {
    String line = lines.next();
    while (!line.startsWith("data:")) {
      line = lines.next();
    }
    return line;
  }

  @Test
  void eachMayDoWhatItsRoleSaysForItsTeamAndItsEnvironment() {
    Carried carried = Carried.begin(on);
    String freeze = "{\"why\":\"because\"}";

    on.as("operator:other")
        .post(carried.path("/freeze"), freeze)
        .expectProblem(403, "role-missing");
    on.as("operator:shop@elsewhere", "viewer", "operator:other@" + carried.environment())
        .post(carried.path("/freeze"), freeze)
        .expectProblem(403, "role-missing");
    carried.answers(on.as("operator"), "work", "PASS").expectProblem(403, "role-missing");
    on.as("steward:other")
        .post(carried.path("/approvals"), "{\"epoch\":2}")
        .expectProblem(403, "role-missing");
  }

  @Test
  void aRunnerThatIsNotWhereTheRolloutIsIsRefused() {
    Carried carried = Carried.begin(on);
    for (int epoch : new int[] {1, 3, 99}) {
      carried
          .runner()
          .post(
              carried.path("/answers"),
              "{\"check\":\"work\",\"outcome\":\"PASS\",\"epoch\":%d}".formatted(epoch))
          .expectProblem(409, "conflict");
    }
    carried
        .runner()
        .post(carried.path("/answers"), "{\"check\":\"word\",\"outcome\":\"PASS\",\"epoch\":2}")
        .expectProblem(404, "not-found");
    assertThat(carried.view().at("/place").asString()).isEqualTo("expanded");
  }

  @Test
  void aPlanThatIsWrongIsRefusedWithAllThatIsWrongInIt() {
    String environment = TestServer.unique("staging");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    String path = "/v1/environments/%s/rollouts".formatted(environment);

    Answer refused =
        on.admin()
            .post(path, Carried.wanted(Carried.PLAN.replace("approvals: 2", "approvals: 1")))
            .expectProblem(400, "request-invalid");
    assertThat(refused.body()).contains("two persons");
    on.admin()
        .post(
            path,
            "{\"change\":\"c\",\"collection\":\"../x\",\"team\":\"shop\",\"plan\":\"standard\"}")
        .expectProblem(400, "request-invalid");
    on.admin()
        .post(path, "{\"change\":\"c\",\"collection\":\"x\",\"team\":\"shop\",\"plan\":\"none\"}")
        .expectProblem(404, "not-found");
  }

  @Test
  void aPlanThatWasPublishedIsUsedByItsName() {
    String environment = TestServer.unique("staging");
    String name = TestServer.unique("told");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    String file = Carried.PLAN.replaceFirst("(?m)^name: .*$", "name: " + name);
    Client.send(
            on.admin()
                .request("/v1/registry/plans")
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(file)))
        .expect(201);
    String path = "/v1/environments/%s/rollouts".formatted(environment);
    String wanted =
        """
        {"change":"split-name","collection":"orders","team":"shop","plan":"%s"}
        """;

    on.admin().post(path, wanted.formatted(name + "-x")).expectProblem(404, "not-found");
    assertThat(on.admin().post(path, wanted.formatted(name)).expect(201).text("/plan"))
        .isEqualTo(name);
  }
}
