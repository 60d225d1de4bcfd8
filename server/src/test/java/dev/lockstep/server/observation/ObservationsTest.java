package dev.lockstep.server.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Shop;
import dev.lockstep.server.testing.TestServer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(TestServer.class)
class ObservationsTest {
  @Parameter TestServer on;

  private Shop shop() {
    Shop shop = Shop.by(on.as("developer:checkout"));
    shop.publish("contracts", shop.before()).expect(201);
    return shop;
  }

  private String path(Shop shop) {
    String name = TestServer.unique("prod");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(name)).expect(201);
    return "/v1/environments/%s/collections/%s/observation".formatted(name, shop.name());
  }

  private static String observation(Shop shop, String paths) {
    return """
    {"contract":"%s","version":"1.0.0","documents":4,"full":true,"paths":[%s],
     "differences":[
       {"kind":"TYPE_DIFFERS","where":"zip","sentence":"int where string is promised","count":1},
       {"kind":"INDEX_DIFFERS","where":"by_zip","sentence":"it is missing","count":0}],
     "unknown":["the validator cannot be read"]}
    """
        .formatted(shop.name(), paths);
  }

  private static String zip() {
    return """
    {"path":"zip","present":4,"nulls":1,"types":[{"type":"string","count":2},{"type":"int",\
    "count":1},{"type":"null","count":1}]},
    {"path":"note","present":1,"nulls":0,"types":[{"type":"string","count":1}]}
    """;
  }

  @Test
  void whatWasSeenStandsBesideWhatIsDeclared() {
    Shop shop = shop();
    String path = path(shop);

    on.as("runner").put(path, observation(shop, zip())).expect(204);
    Answer answer = on.as("viewer").get(path).expect(200);
    JsonNode zip = answer.json().at("/places/1");
    JsonNode note = answer.json().at("/places/2");

    assertThat(answer.text("/contract")).isEqualTo(shop.name());
    assertThat(answer.text("/version")).isEqualTo("1.0.0");
    assertThat(answer.text("/observed")).startsWith("2026-");
    assertThat(answer.json().at("/places/0/path").asString()).isEqualTo("_id");
    assertThat(answer.json().at("/places/0").has("seen")).isFalse();
    assertThat(zip.at("/declared/type").asString()).isEqualTo("string");
    assertThat(zip.at("/seen/share").asDouble()).isEqualTo(1);
    assertThat(zip.at("/seen/nulls").asLong()).isEqualTo(1);
    assertThat(zip.at("/seen/types/0/type").asString()).isEqualTo("string");
    assertThat(zip.at("/seen/types/0/share").asDouble()).isEqualTo(0.5);
    assertThat(zip.at("/differences/0/kind").asString()).isEqualTo("TYPE_DIFFERS");
    assertThat(note.has("declared")).isFalse();
    assertThat(note.at("/seen/share").asDouble()).isEqualTo(0.25);
    assertThat(answer.json().at("/differences")).hasSize(1);
    assertThat(answer.text("/differences/0/where")).isEqualTo("by_zip");
    assertThat(answer.text("/unknown/0")).isEqualTo("the validator cannot be read");
  }

  @Test
  void theLastObservationCounts() {
    Shop shop = shop();
    String path = path(shop);

    on.as("operator").put(path, observation(shop, zip())).expect(204);
    shop.client().put(path, observation(shop, "").replace(":4", ":9")).expect(204);

    Answer answer = on.as("viewer").get(path).expect(200);
    assertThat(answer.json().at("/documents").asLong()).isEqualTo(9);
    assertThat(answer.json().at("/places")).hasSize(2);
  }

  @Test
  void onlyThoseWhoWorkOnTheCollectionObserveIt() {
    Shop shop = shop();
    String path = path(shop);

    on.as("developer:payments")
        .put(path, observation(shop, zip()))
        .expectProblem(403, "role-missing");
    on.as("viewer").put(path, observation(shop, zip())).expectProblem(403, "role-missing");
    on.as("runner@elsewhere")
        .put(path, observation(shop, zip()))
        .expectProblem(403, "role-missing");
    on.as("viewer").get(path).expectProblem(404, "not-found");
  }

  @Test
  void whatNobodyCanHaveSeenIsRefused() {
    Shop shop = shop();
    String path = path(shop);
    for (String seen :
        new String[] {
          "{\"path\":\"zip\",\"present\":5,\"nulls\":0,\"types\":[]}",
          "{\"path\":\"zip\",\"present\":1,\"nulls\":2,\"types\":[]}",
          "{\"path\":\"zip\",\"present\":-1,\"nulls\":-1,\"types\":[]}",
          "{\"path\":\"zip\",\"present\":1,\"nulls\":0,\"types\":[{\"type\":\"x\",\"count\":1}]}",
          "{\"path\":\"zip\",\"present\":1,\"nulls\":0,\"types\":[],\"min\":3}",
          "{\"path\":\"a..b\",\"present\":1,\"nulls\":0,\"types\":[]}",
          "{\"path\":\"%s\",\"present\":1,\"nulls\":0,\"types\":[]}".formatted("a".repeat(1_001)),
          "{\"path\":\"zip\",\"present\":1,\"nulls\":0}",
          "{\"path\":\"zip\",\"present\":1,\"nulls\":0,\"types\":[null]}",
          "null",
          zip() + "," + zip(),
          IntStream.range(0, 5_001)
              .mapToObj("{\"path\":\"p%d\",\"present\":1,\"nulls\":0,\"types\":[]}"::formatted)
              .collect(Collectors.joining(","))
        }) {
      on.as("runner").put(path, observation(shop, seen)).expectProblem(400, "request-invalid");
    }
    on.as("runner").put(path, "[]").expectProblem(400, "request-invalid");
    on.as("viewer").get(path).expectProblem(404, "not-found");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    Shop shop = shop();
    String path = path(shop);

    on.as("runner")
        .put(path.replace(shop.name(), "nothing"), observation(shop, zip()))
        .expectProblem(404, "not-found");
    on.as("runner")
        .put("/v1/environments/no-such/collections/a/observation", observation(shop, zip()))
        .expectProblem(404, "not-found");
    on.as("viewer").get(path.replace(shop.name(), "nothing")).expectProblem(404, "not-found");
  }
}
