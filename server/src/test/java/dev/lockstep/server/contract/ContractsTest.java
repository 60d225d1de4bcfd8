package dev.lockstep.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Shop;
import dev.lockstep.server.testing.TestServer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(TestServer.class)
class ContractsTest {
  @Parameter TestServer on;

  private Shop shop() {
    return Shop.by(on.as("developer:checkout", "developer:payments"));
  }

  private Answer read(Shop shop, String path) {
    return on.as("viewer").get("/v1/contracts/%s/%s".formatted(shop.name(), path));
  }

  @Test
  void theDictionaryTellsWhatAPlaceIsAndWhoUsesIt() {
    Shop shop = shop();
    shop.publish(
            "contracts",
            shop.contract(
                "1.0.0",
                "{id: zip, name: zip, logicalType: string, businessName: Zip, description: <b>,"
                    + " classification: restricted, logicalTypeOptions: {maxLength: 9}}"))
        .expect(201);
    shop.publish("usages", shop.billing("1.0.0", ">=1.0 <2")).expect(201);

    Answer answer = read(shop, "1.0.0/dictionary").expect(200);
    JsonNode zip = answer.json().at("/collections/0/places/1");

    assertThat(answer.text("/team")).isEqualTo("checkout");
    assertThat(answer.text("/collections/0/engine")).isEqualTo("MONGODB");
    assertThat(zip.at("/path").asString()).isEqualTo("zip");
    assertThat(zip.at("/type").asString()).isEqualTo("string");
    assertThat(zip.at("/required").asBoolean()).isFalse();
    assertThat(zip.at("/bounds/0/name").asString()).isEqualTo("maxLength");
    assertThat(zip.at("/bounds/0/value").asString()).isEqualTo("9");
    assertThat(zip.at("/sensitivity").asString()).isEqualTo("RESTRICTED");
    assertThat(zip.at("/readers/0").asString()).isEqualTo(shop.name() + "-billing 1.0.0");
    assertThat(zip.at("/writers")).isEmpty();
    assertThat(zip.at("/name").asString()).isEqualTo("Zip");
    assertThat(zip.at("/description").asString()).isEqualTo("<b>");
  }

  @Test
  void twoVersionsAreComparedElementByElementWithWhatTheRulesSay() {
    Shop shop = shop().filled();

    Answer answer = read(shop, "differences?from=1.0.0&to=2.0.0").expect(200);
    JsonNode renamed =
        StreamSupport.stream(answer.json().at("/differences").spliterator(), false)
            .filter(each -> each.at("/kind").asString().equals("RENAMED"))
            .findFirst()
            .orElseThrow();

    assertThat(answer.text("/change")).isEqualTo(shop.changeId());
    assertThat(renamed.at("/element").asString()).isEqualTo(shop.name() + ".zip");
    assertThat(renamed.at("/before").asString()).isEqualTo("zip");
    assertThat(renamed.at("/after").asString()).isEqualTo("postcode");
    assertThat(renamed.at("/level").asString()).isNotEmpty();
    assertThat(answer.json().at("/findings"))
        .anySatisfy(each -> {
          assertThat(each.at("/rule").asString()).isEqualTo("CONSUMER_PIN_VIOLATED");
          assertThat(each.at("/services/0/service").asString()).isEqualTo(shop.name() + "-billing");
          assertThat(each.at("/message").asString()).isNotEmpty();
        });
    assertThat(read(shop, "differences?from=1.0.0&to=1.0.0").expect(200).json().at("/differences"))
        .isEmpty();
  }

  @Test
  void aQueryIsToldWithTheIndexThatServesItOrWhyNoneDoes() {
    Shop shop = shop();
    shop.publish(
            "contracts",
            shop.contract("1.0.0", "{id: zip, name: zip, logicalType: string}")
                + """
                    customProperties:
                      - property: nosql
                        value:
                          indexes:
                            - {name: by_zip, keys: {zip: 1}}
                          queries:
                            - name: of_zip
                              language: mongodb
                              template: {find: %1$s, filter: {zip: ":zip"}}
                              parameters: {zip: string}
                              rate: 20/s
                              owner: search
                            - name: of_note
                              language: mongodb
                              template: {find: %1$s, filter: {oid: ":note"}}
                              parameters: {note: string}
                """
                    .formatted(shop.name()))
        .expect(201);

    Answer answer = read(shop, "1.0.0/queries").expect(200);

    assertThat(answer.text("/collections/0/indexes/0/name")).isEqualTo("by_zip");
    assertThat(answer.text("/collections/0/indexes/0/keys/0/order")).isEqualTo("ASC");
    assertThat(answer.text("/collections/0/indexes/0/serves/0")).isEqualTo("of_zip");
    assertThat(answer.text("/collections/0/queries/0/sender/owner")).isEqualTo("search");
    assertThat(answer.text("/collections/0/queries/0/serving/how")).isEqualTo("BY_INDEX");
    assertThat(answer.text("/collections/0/queries/0/serving/indexes/0")).isEqualTo("by_zip");
    assertThat(answer.json().at("/collections/0/queries/0/perSecond").asDouble()).isEqualTo(20);
    assertThat(answer.text("/collections/0/queries/1/serving/how")).isEqualTo("FULL_SCAN");
    assertThat(answer.text("/collections/0/queries/1/serving/remarks/0")).isNotEmpty();
  }

  @Test
  void whatWasNotPublishedIsNotFound() {
    Shop shop = shop();
    shop.publish("contracts", shop.before()).expect(201);

    read(shop, "9.9.9/dictionary").expectProblem(404, "not-found");
    read(shop, "9.9.9/queries").expectProblem(404, "not-found");
    read(shop, "differences?from=1.0.0&to=9.9.9").expectProblem(404, "not-found");
    read(shop, "differences?from=1.0.0").expectProblem(400, "request-invalid");
    on.as("viewer").get("/v1/contracts/%3Cscript%3E/1/dictionary").expectProblem(404, "not-found");
  }
}
