package dev.lockstep.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Shop;
import dev.lockstep.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class DeploymentTest {
  @Parameter TestServer on;

  private Shop shop() {
    return Shop.by(on.as("developer:checkout", "developer:payments")).filled();
  }

  private String environment() {
    String name = TestServer.unique("prod");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(name)).expect(201);
    return "/v1/environments/" + name;
  }

  private String ask(String environment, Shop shop) {
    return on.as("viewer")
        .get("%s/readiness?service=%s-billing&version=1.0.0".formatted(environment, shop.name()))
        .expect(200)
        .text("/verdict");
  }

  @Test
  void aVersionMayGoWhereTheContractItSupportsIsLive() {
    Shop shop = shop();
    String environment = environment();
    assertThat(ask(environment, shop)).isEqualTo("unknown");

    on.as("operator")
        .put("%s/contracts/%s/1.0.0".formatted(environment, shop.name()), "")
        .expect(200);
    assertThat(ask(environment, shop)).isEqualTo("yes");
    on.as("operator")
        .put("%s/contracts/%s/2.0.0".formatted(environment, shop.name()), "")
        .expect(200);

    assertThat(ask(environment, shop)).isEqualTo("no");
    on.as("operator")
        .delete("%s/contracts/%s/2.0.0".formatted(environment, shop.name()))
        .expect(200);
    assertThat(ask(environment, shop)).isEqualTo("yes");
  }

  @Test
  void whoOverridesAClosedWindowMayDeployAndIsInTheJournal() {
    Shop shop = shop();
    String environment = environment();
    String name = environment.substring(environment.lastIndexOf('/') + 1);
    shop.as(on.admin())
        .publish(
            "policies",
            """
            windows:
              - kind: deny
                schedule: "0 0 * * *"
                duration: 24h
                targets: ["%s/*"]
                manualOverride: true
            """
                .formatted(name))
        .expect(201);
    String path = environment + "/readiness";
    String overriding =
        "{\"service\":\"%s-billing\",\"version\":\"1.0.0\",\"why\":\"the tills are down\"}"
            .formatted(shop.name());
    String journal = "/v1/journal?subject=deployment:%s/%s-billing".formatted(name, shop.name());

    assertThat(shop.client().post(path, overriding).expect(200).text("/verdict"))
        .isEqualTo("unknown");
    on.admin().put("%s/contracts/%s/1.0.0".formatted(environment, shop.name()), "").expect(200);
    assertThat(ask(environment, shop)).isEqualTo("no");
    on.as("viewer").post(path, overriding).expectProblem(403, "role-missing");
    on.as("developer:others").post(path, overriding).expectProblem(403, "role-missing");
    shop.client().post(path, "{}").expectProblem(400, "request-invalid");
    assertThat(on.admin().get(journal).expect(200).body()).doesNotContain("window overridden");
    assertThat(shop.client().post(path, overriding).expect(200).text("/verdict")).isEqualTo("yes");

    assertThat(on.admin().get(journal).expect(200).body())
        .containsOnlyOnce("window overridden")
        .contains("the tills are down");
  }

  @Test
  void aDeploymentIsNotedOnceAndTakenBack() {
    Shop shop = shop();
    String environment = environment();
    String path = "%s/deployments/%s-billing/1.0.0".formatted(environment, shop.name());

    assertThat(shop.client().put(path, "").expect(200).text("/changed")).isEqualTo("true");
    assertThat(shop.client().put(path, "").expect(200).text("/changed")).isEqualTo("false");
    assertThat(on.admin().get(environment + "/deployments").body()).contains("-billing");
    assertThat(shop.client().delete(path).expect(200).text("/changed")).isEqualTo("true");

    assertThat(on.admin().get(environment + "/deployments").json().at("/services")).isEmpty();
  }

  @Test
  void nobodyNotesWhatAnotherTeamDeploysOrWhereItMayNot() {
    Shop shop = shop();
    String environment = environment();
    String name = environment.substring(environment.lastIndexOf('/') + 1);
    String path = "%s/deployments/%s-billing/1.0.0".formatted(environment, shop.name());

    on.as("developer:checkout").put(path, "").expectProblem(403, "role-missing");
    on.as("developer:payments@elsewhere", "developer:checkout@" + name)
        .put(path, "")
        .expectProblem(403, "role-missing");
    on.as("developer:payments@" + name).put(path, "").expect(200);
    on.admin().put(path.replace("1.0.0", "9.0.0"), "").expectProblem(404, "not-found");
    on.admin().put("/v1/environments/nowhere/deployments/x/1", "").expectProblem(404, "not-found");
  }
}
