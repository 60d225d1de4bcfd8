package dev.lockstep.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** How hard a runner works, who lets a rollout go on, and what rolling back would do. */
@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(120)
class RetuneTest {
  private static final String SLOW = "{\"settings\":\"max-lag=2s,rate=5/s\"}";

  @Parameter TestServer on;

  @Test
  void whatIsAskedOfTheThrottleIsKeptAndInTheJournal() {
    Carried carried = Carried.begin(on);

    on.named("ann", "operator:shop").post(carried.path("/throttle"), SLOW).expect(200);
    JsonNode view =
        on.named("bob", "operator:shop")
            .post(carried.path("/throttle"), "{\"settings\":\"rate=unlimited\"}")
            .expect(200)
            .json();

    assertThat(view.at("/throttle/settings").asString()).isEqualTo("rate=unlimited,max-lag=2s");
    JsonNode entry = on.admin().get(carried.path("/history")).json().at("/items/0");
    assertThat(entry.at("/action").asString()).isEqualTo("throttle asked for");
    assertThat(entry.at("/actor").asString()).isEqualTo("bob");
    assertThat(entry.at("/fields/settings").asString()).isEqualTo("rate=unlimited,max-lag=2s");
  }

  @Test
  void aRunnerHearsOfTheThrottleWithItsOrder() {
    String environment = TestServer.unique("staging");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    String wanted = Carried.wanted(Carried.PLAN);
    String change =
        "apiVersion: lockstep/v1\\nkind: Change\\nid: split-name\\ntitle: A name\\noperations:\\n"
            + "  - rename: {from: town, to: city}\\n";
    String rollout =
        on.admin()
            .post(
                "/v1/environments/%s/rollouts".formatted(environment),
                wanted.replaceFirst(
                    "\\{", "{\"changeFile\":\"" + change.replace("\\", "\\\\") + "\","))
            .expect(201)
            .text("/identity/id");
    String orders = "/v1/environments/%s/orders".formatted(environment);
    Answer before = on.as("runner@" + environment).get(orders).expect(200);
    assertThat(before.json().at("/orders/0").has("throttle")).isFalse();

    on.admin()
        .post("/v1/environments/%s/rollouts/%s/throttle".formatted(environment, rollout), SLOW)
        .expect(200);

    Answer after =
        on.as("runner@" + environment)
            .get(orders + "?seconds=20&known=" + before.text("/version"))
            .expect(200);
    assertThat(after.text("/orders/0/throttle")).isEqualTo("rate=5/s,max-lag=2s");
    assertThat(after.text("/version")).isNotEqualTo(before.text("/version"));
  }

  @Test
  void whatIsNoSettingIsRefusedAndSoIsWhoMayNot() {
    Carried carried = Carried.begin(on);
    for (String wrong :
        new String[] {"rate=fast", "url=http://10.0.0.1/", "query=a:b>1", "", "x"}) {
      Answer refused =
          on.admin()
              .post(carried.path("/throttle"), "{\"settings\":\"%s\"}".formatted(wrong))
              .expectProblem(400, "request-invalid");
      assertThat(refused.text("/detail")).startsWith("Cannot set the throttle: ");
    }
    on.as("operator:other")
        .post(carried.path("/throttle"), SLOW)
        .expectProblem(403, "role-missing");
    assertThat(carried.view().at("/throttle/settings").asString()).isEmpty();
  }

  @Test
  void anOperatorOfTheTeamAgreesThatARolloutGoesOnAndIsToldWhyNot() {
    Carried carried = Carried.begin(on);

    Answer agreed =
        on.named("ann", "operator:shop")
            .post(carried.path("/approvals"), "{\"epoch\":2}")
            .expect(200);
    assertThat(agreed.json().at("/approvers/0").asString()).isEqualTo("ann");
    Answer late =
        on.named("ann", "operator:shop")
            .post(carried.path("/approvals"), "{\"epoch\":1}")
            .expectProblem(409, "conflict");
    assertThat(late.text("/detail")).contains("the rollout has moved on to epoch 2");
    on.as("operator:other")
        .post(carried.path("/approvals"), "{\"epoch\":2}")
        .expectProblem(403, "role-missing");
  }

  @Test
  void whatRollingBackWouldDoIsSaidInNumbers() {
    Carried carried = Carried.begin(on);
    carried.comesTo("ramp 25.0 %");
    long epoch = carried.epoch();
    carried.renews("lapsed", epoch).expect(200);
    on.clock().advance(Duration.ofSeconds(40));
    carried.renews("i-1", epoch).expect(200);
    carried
        .runner()
        .put(
            "/v1/environments/%s/orders/%s/report".formatted(carried.environment(), carried.id()),
            """
            {"runner":"near","epoch":%d,"state":"done",
             "progress":{"work":"","done":0,"expected":0,"waiting":""},
             "throttle":"rate=5/s",
             "wayBack":{"outcome":"pass","sentence":"All come back","forecast":{"documents":1000,
              "examined":500,"direct":480,"throughComplement":18,"notAtAll":2,"setAside":7,
              "seconds":10,"atMillis":%d}}}
            """
                .formatted(epoch, on.clock().instant().toEpochMilli()))
        .expect(204);

    JsonNode forecast = on.as("viewer").get(carried.path("/rollback-forecast")).expect(200).json();

    assertThat(forecast.at("/instances").asInt()).isEqualTo(1);
    assertThat(forecast.at("/lapsed").asInt()).isEqualTo(1);
    assertThat(forecast.at("/documents/total").asLong()).isEqualTo(1000);
    assertThat(forecast.at("/documents/documentsPerSecond").asDouble()).isEqualTo(100);
    assertThat(forecast.at("/runner/sentence").asString()).isEqualTo("All come back");
    JsonNode soft = forecast.at("/ways/0");
    assertThat(soft.at("/action").asString()).isEqualTo("SOFT_ROLLBACK");
    assertThat(soft.at("/possible").asBoolean()).isTrue();
    assertThat(soft.at("/to").asString()).isEqualTo("shadow-read");
    assertThat(soft.at("/secondPersonNeeded").asBoolean()).isFalse();
    JsonNode hard = forecast.at("/ways/1");
    assertThat(hard.at("/to").asString()).isEqualTo("rolling-back");
    assertThat(hard.at("/secondPersonNeeded").asBoolean()).isTrue();
    assertThat(hard.at("/seconds").asLong()).isEqualTo(30);
    assertThat(hard.at("/sentences").toString())
        .contains(
            "About 1000 documents lose the new shape", "1 instances have lost contact", "7 values");
    assertThat(carried.view().at("/work").at("/report/throttle/settings").asString())
        .isEqualTo("rate=5/s");
  }

  @Test
  void whereNothingCanBeTakenBackTheForecastSaysWhy() {
    Carried carried = Carried.begin(on);

    JsonNode soft =
        on.as("viewer").get(carried.path("/rollback-forecast")).expect(200).json().at("/ways/0");

    assertThat(soft.at("/possible").asBoolean()).isFalse();
    assertThat(soft.at("/sentences/0").asString()).contains("No reads have moved");
  }
}
