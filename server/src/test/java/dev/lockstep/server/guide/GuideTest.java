package dev.lockstep.server.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Shop;
import dev.lockstep.server.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class GuideTest {
  @Parameter TestServer on;

  private String environment() {
    String name = TestServer.unique("prod");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(name)).expect(201);
    return "/v1/environments/" + name;
  }

  private Answer guide(String environment, Shop shop) {
    return on.as("service")
        .get(
            "%s/collections/%s/guide?service=%s-billing&version=1.0.0"
                .formatted(environment, shop.name(), shop.name()));
  }

  @Test
  void aServiceLearnsOfTheLensBetweenItsVersionAndTheStoredOne() {
    Shop shop = Shop.by(on.as("developer:checkout", "developer:payments")).filled();
    String environment = environment();
    on.admin().put("%s/contracts/%s/1.0.0".formatted(environment, shop.name()), "").expect(200);

    Answer before = guide(environment, shop).expect(200);
    on.admin().put("%s/contracts/%s/2.0.0".formatted(environment, shop.name()), "").expect(200);
    Answer after = guide(environment, shop).expect(200);

    assertThat(before.text("/own")).isEqualTo("1.0.0");
    assertThat(before.text("/ahead/0/change")).isEqualTo(shop.changeId());
    assertThat(before.json().at("/lens")).isEmpty();
    assertThat(after.text("/versions/1")).isEqualTo("2.0.0");
    assertThat(after.text("/lens/0/file")).isEqualTo(shop.change());
    assertThat(after.json().at("/ahead")).isEmpty();
  }

  @Test
  void theStageIsThatOfTheRolloutWhicheverOfItsTwoNamesItWasBegunWith() {
    for (String prefix : List.of("", "stored-")) {
      Shop shop = Shop.by(on.as("developer:checkout", "developer:payments"));
      String environment = environment();

      on.admin()
          .post(
              environment + "/rollouts",
              "{\"change\":\"c\",\"collection\":\"%s\",\"team\":\"shop\",\"plan\":\"standard\"}"
                  .formatted(prefix + shop.name()))
          .expect(201);
      String stored = "physicalName: stored-%s\n    logicalType: object".formatted(shop.name());
      shop.publish("contracts", shop.before().replace("logicalType: object", stored)).expect(201);
      shop.publish("usages", shop.billing("1.0.0", ">=1.0 <2")).expect(201);

      assertThat(guide(environment, shop).expect(200).text("/running/stage")).isEqualTo("expanded");
    }
  }

  @Test
  void ofWhatNobodyKnowsThereIsNoGuide() {
    Shop shop = Shop.by(on.as("developer:checkout"));
    String environment = environment();

    guide(environment, shop).expectProblem(404, "not-found");
    shop.publish("contracts", shop.before()).expect(201);
    guide(environment, shop).expectProblem(404, "not-found");
  }
}
