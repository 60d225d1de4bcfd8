package dev.lockstep.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(60)
class PromotionTest {
  private static final String SOFTLY = "{\"action\":\"soft-rollback\",\"why\":\"drill\"}";
  private static final String DRILL = "{\"change\":\"split-name\",\"team\":\"shop\"}";

  @Parameter TestServer on;

  private String staging = "";
  private String production = "";

  @BeforeEach
  void twoEnvironments() {
    staging = TestServer.unique("staging");
    production = TestServer.unique("production");
    for (String name : new String[] {staging, production}) {
      on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(name)).expect(201);
    }
  }

  private void policy(String rest) {
    Client.send(
            on.admin()
                .request("/v1/registry/policies")
                .header("Content-Type", "application/yaml")
                .POST(
                    BodyPublishers.ofString(
                        "promotions:\n  - {environment: %s%s}\n".formatted(production, rest))))
        .expect(201);
  }

  private Answer begins() {
    return on.admin()
        .post("/v1/environments/%s/rollouts".formatted(production), Carried.wanted(Carried.PLAN));
  }

  @Test
  void aChangeBeginsWhereItWasCarriedThroughTheEnvironmentBefore() {
    policy("");
    assertThat(begins().expectProblem(409, "gate-closed").body())
        .contains("in " + staging, "not begun", "POST /v1/environments/" + staging);
    Carried carried = Carried.begin(on, staging, Carried.PLAN);
    carried.comesTo("ramp 25.0 %");
    assertThat(begins().expectProblem(409, "gate-closed").body()).contains("stands at ramp");

    carried.comesTo("new-primary");

    begins().expect(201);
  }

  @Test
  void whatWasTakenBackIsNotCarriedThrough() {
    policy("");
    Carried carried = Carried.begin(on, staging, Carried.PLAN);
    carried.comesTo("new-primary");
    on.admin().post(carried.path("/rollback"), SOFTLY).expect(200);

    assertThat(begins().expectProblem(409, "gate-closed").body()).contains("shadow-read");
  }

  @Test
  void aRollbackThereMayBeAskedForToo() {
    policy(", after: %s, drillDays: 30".formatted(staging));
    Carried carried = Carried.begin(on, staging, Carried.PLAN);
    carried.comesTo("ramp 25.0 %");
    on.admin().post(carried.path("/rollback"), SOFTLY).expect(200);
    on.admin().post(carried.path("/resume"), "").expect(200);
    carried.comesTo("new-primary");

    begins().expect(201);
  }

  @Test
  void aDrillOfARunnerCountsAsARollback() {
    policy(", after: %s, drillDays: 30".formatted(staging));
    Carried carried = Carried.begin(on, staging, Carried.PLAN);
    carried.comesTo("new-primary");
    assertThat(begins().expectProblem(409, "gate-closed").body())
        .contains("taken back in %s within 30 days".formatted(staging), "it never was");

    String drills = "/v1/environments/%s/drills".formatted(staging);
    on.as("runner:other@" + staging).post(drills, DRILL).expectProblem(403, "role-missing");
    carried.runner().post(drills, DRILL).expect(204);

    begins().expect(201);
  }

  @Test
  void withoutAPolicyNothingIsAskedOfOtherEnvironments() {
    begins().expect(201);
  }
}
