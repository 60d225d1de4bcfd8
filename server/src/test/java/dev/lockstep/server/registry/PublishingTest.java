package dev.lockstep.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.Shop;
import dev.lockstep.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class PublishingTest {
  @Parameter TestServer on;

  private Shop shop() {
    return Shop.by(on.as("developer:checkout", "developer:payments"));
  }

  @Test
  void whatIsPublishedIsReadBackByteForByte() {
    Shop shop = shop();
    String file = "# A comment that nobody may lose.\r\n" + shop.before();
    shop.publish("contracts", file).expect(201);

    Answer read = on.admin().get("/v1/registry/contracts/%s/1.0.0".formatted(shop.name()));

    assertThat(read.expect(200).body()).isEqualTo(file);
    assertThat(read.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
  }

  @Test
  void theSameBytesAgainAreNoNewVersionAndOtherBytesAreRefused() {
    Shop shop = shop();
    shop.publish("contracts", shop.before()).expect(201);

    Answer again = shop.publish("contracts", shop.before()).expect(200);

    assertThat(again.json().at("/added").asBoolean()).isFalse();
    shop.publish("contracts", shop.before() + "# more\n").expectProblem(409, "conflict");
    assertThat(on.admin().get("/v1/registry/contracts/" + shop.name()).json().at("/items"))
        .hasSize(1);
  }

  @Test
  void aVersionThatBreaksSomebodyIsRefusedWithItsFindings() {
    Shop shop = shop();
    shop.publish("contracts", shop.before()).expect(201);
    shop.publish("usages", shop.billing("1.0.0", ">=1.0 <2")).expect(201);

    Answer refused = shop.publish("contracts", shop.after());

    refused.expectProblem(422, "publication-refused");
    assertThat(refused.body())
        .contains("FIELD_RENAMED", "\\\"level\\\":\\\"error\\\"", "witness", "billing");
    on.admin()
        .get("/v1/registry/contracts/%s/2.0.0".formatted(shop.name()))
        .expectProblem(404, "not-found");
  }

  @Test
  void whatAChangeExplainsComesInAfterTheChange() {
    Shop shop = shop().filled();

    shop.as(on.admin())
        .publish("contracts", shop.contract("3.0.0"))
        .expectProblem(422, "publication-refused");
  }

  @Test
  void whatTheChangeDoesNotExplainIsRefused() {
    Shop shop = shop();
    shop.publish("contracts", shop.before()).expect(201);
    shop.publish("changes", shop.change()).expect(201);

    shop.publish("contracts", shop.contract("2.0.0", "{id: zip, name: plz, logicalType: string}"))
        .expectProblem(422, "publication-refused");
  }

  @Test
  void aTeamPublishesWhatItOwnsAndNothingElse() {
    Shop shop = shop();
    Shop foreign = shop.as(on.as("developer:payments"));
    foreign.publish("contracts", shop.before()).expectProblem(403, "role-missing");
    shop.publish("contracts", shop.before()).expect(201);

    String taken =
        shop.contract("1.1.0", "{id: zip, name: zip, logicalType: string}")
            .replace("checkout", "payments");

    foreign.publish("contracts", taken).expectProblem(403, "role-missing");
    foreign.publish("plans", "x").expectProblem(400, "file-unreadable");
    foreign
        .publish("contracts", shop.before().replace("team: {name: checkout}\n", ""))
        .expectProblem(403, "role-missing");
  }

  @Test
  void aFileThatIsNotOneIsRefusedWithAllThatIsWrong() {
    Shop shop = shop();

    shop.publish("contracts", "kind: DataContract\nschema: 1\n")
        .expectProblem(400, "file-unreadable");
    shop.publish("contracts", "\u0000").expectProblem(400, "file-unreadable");
    shop.publish("changes", "kind: Change\n").expectProblem(422, "change-invalid");
    shop.publish("contracts", shop.before().replace("id: " + shop.name(), "id: '../x'"))
        .expectProblem(400, "request-invalid");
    shop.publish("secrets", "x").expectProblem(404, "not-found");
  }

  @Test
  void anotherContentTypeIsRefused() {
    on.admin().post("/v1/registry/contracts", "{}").expectProblem(400, "request-invalid");
  }

  @Test
  void listsComeInPages() {
    Shop shop = shop().filled();

    Answer first = on.admin().get("/v1/registry/contracts?limit=1").expect(200);
    Answer second =
        on.admin().get("/v1/registry/contracts?limit=1&after=" + first.text("/next")).expect(200);

    assertThat(first.json().at("/items")).hasSize(1);
    assertThat(second.text("/items/0/position")).isNotEqualTo(first.text("/items/0/position"));
    assertThat(on.admin().get("/v1/registry/contracts/" + shop.name()).text("/items/0/version"))
        .isEqualTo("2.0.0");
  }

  @Test
  void anExaminationPublishesNothing() {
    Shop shop = shop();
    Answer answer =
        Client.send(
            on.as("viewer")
                .request("/v1/registry/contracts/examination")
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(shop.before())));

    assertThat(answer.expect(200).text("/version")).isEqualTo("1.0.0");
    on.admin().get("/v1/registry/contracts/" + shop.name()).expectProblem(404, "not-found");
  }

  @Test
  void aDeprecatedVersionNamesThoseWhoUseIt() {
    Shop shop = shop().filled();
    String path = "/v1/registry/contracts/%s/1.0.0/deprecation".formatted(shop.name());
    String notice = "{\"reason\":\"Two names for one thing\",\"sunset\":\"2027-03-01\"}";
    on.as("developer:payments").put(path, notice).expectProblem(403, "role-missing");

    shop.client().put(path, notice).expect(200);

    assertThat(on.admin().get("/v1/deprecations").expect(200).body())
        .contains(shop.name() + "-billing 1.0.0", "2027-03-01");
  }
}
