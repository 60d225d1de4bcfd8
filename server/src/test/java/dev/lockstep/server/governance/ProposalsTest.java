package dev.lockstep.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Shop;
import dev.lockstep.server.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(TestServer.class)
class ProposalsTest {
  @Parameter TestServer on;

  private Shop shop() {
    return Shop.by(on.as("developer:checkout", "developer:payments")).filled();
  }

  private Optional<JsonNode> listed(Shop shop, String filter) {
    Answer answer = on.as("viewer").get("/v1/changes?limit=500" + filter).expect(200);
    return StreamSupport.stream(answer.json().at("/items").spliterator(), false)
        .filter(each -> each.at("/id").asString().equals(shop.changeId()))
        .findFirst();
  }

  @Test
  void aChangeIsListedWithWhatItWaitsFor() {
    Shop shop = shop();

    JsonNode listed = listed(shop, "").orElseThrow();

    assertThat(listed.at("/title").asString()).isEqualTo("The zip is called postcode");
    assertThat(listed.at("/team").asString()).isEqualTo("checkout");
    assertThat(listed.at("/owner").asString()).isEqualTo("checkout");
    assertThat(listed.at("/status").asString()).isEqualTo("PROPOSED");
    assertThat(listed.at("/contract").asString()).isEqualTo(shop.name());
    assertThat(listed.at("/collection").asString()).isEqualTo(shop.name());
    assertThat(listed.at("/from").asString()).isEqualTo("1.0.0");
    assertThat(listed.at("/to").asString()).isEqualTo("2.0.0");
    assertThat(listed.at("/waiting/given").asInt()).isZero();
    assertThat(listed.at("/waiting/needed").asInt()).isEqualTo(1);
    assertThat(listed.at("/waiting/unaware/0").asString()).isEqualTo("payments");
  }

  @Test
  void theListKnowsAtOnceWhatWasDecided() {
    Shop shop = shop();
    assertThat(listed(shop, "&status=PROPOSED")).isPresent();
    on.as("developer:payments")
        .post(
            "/v1/changes/%s/acknowledgements".formatted(shop.changeId()), "{\"team\":\"payments\"}")
        .expect(200);
    String print =
        on.admin().get("/v1/changes/" + shop.changeId()).expect(200).text("/fingerprint/whole");
    on.as("steward:checkout")
        .post(
            "/v1/changes/%s/approvals".formatted(shop.changeId()),
            "{\"fingerprint\":\"%s\"}".formatted(print))
        .expect(200);

    assertThat(listed(shop, "&status=PROPOSED")).isEmpty();
    assertThat(listed(shop, "&status=APPROVED")).isPresent();
    shop.publish("usages", shop.billing("1.1.0", ">=1.0 <2")).expect(201);
    assertThat(listed(shop, "&status=PROPOSED")).isPresent();
  }

  @Test
  void aTeamFindsWhatItProposesAndWhatConcernsIt() {
    Shop shop = shop();

    assertThat(listed(shop, "&team=checkout")).isPresent();
    assertThat(listed(shop, "&team=payments")).isPresent();
    assertThat(listed(shop, "&team=search")).isEmpty();
  }

  @Test
  void aChangeThatNobodyCanAssessYetSaysWhy() {
    Shop shop = Shop.by(on.as("developer:checkout"));
    shop.publish("changes", shop.change()).expect(201);

    JsonNode listed = listed(shop, "").orElseThrow();

    assertThat(listed.at("/waiting/mistakes/0").asString()).contains("not among the files");
    assertThat(listed.has("owner")).isFalse();
  }

  @Test
  void pagesFollowOneAnotherTheLastRevisedFirst() {
    List<String> newest = List.of(shop().changeId(), shop().changeId(), shop().changeId());
    List<String> found = new ArrayList<>();
    String after = "";
    for (int page = 0; page < newest.size(); page++) {
      Answer answer = on.as("viewer").get("/v1/changes?limit=1" + after).expect(200);
      found.add(answer.text("/items/0/id"));
      after = "&after=" + answer.text("/next");
    }

    assertThat(found).isEqualTo(newest.reversed());
  }

  @Test
  void whatIsNoFilterIsRefused() {
    on.as("viewer").get("/v1/changes?status=DONE").expectProblem(400, "request-invalid");
    on.as("viewer").get("/v1/changes?limit=501").expectProblem(400, "request-invalid");
    on.as("viewer").get("/v1/changes?after=x").expectProblem(400, "request-invalid");
    on.as("service").get("/v1/changes").expectProblem(403, "role-missing");
  }
}
