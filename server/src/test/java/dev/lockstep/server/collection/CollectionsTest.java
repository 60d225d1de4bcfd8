package dev.lockstep.server.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Shop;
import dev.lockstep.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class CollectionsTest {
  @Parameter TestServer on;

  private Shop shop() {
    return Shop.by(on.as("developer:checkout", "developer:payments")).filled();
  }

  /** A shop that one service reads and another writes. */
  private Shop busy() {
    Shop shop = Shop.by(on.as("developer:checkout", "developer:payments", "developer:search"));
    shop.publish("contracts", shop.before()).expect(201);
    shop.publish("usages", writer(shop)).expect(201);
    return shop.filledOnwards();
  }

  private static String writer(Shop shop) {
    return """
    apiVersion: lockstep/v1
    kind: Usage
    service: %1$s-indexer
    version: 3.0.0
    team: search
    environments: [prod]
    contracts:
      - contract: %1$s
        collection: %1$s
        supports: ">=1.0 <3"
        writes: [zip]
        writeMode: patch
        streams:
          - {kind: changeStream, paths: [zip]}
    """
        .formatted(shop.name());
  }

  private Answer collections(Shop shop) {
    return on.as("viewer").get("/v1/collections?contract=" + shop.name()).expect(200);
  }

  @Test
  void aCollectionIsListedWithItsVersionsAndThoseWhoUseIt() {
    Shop shop = busy();
    shop.client()
        .put(
            "/v1/registry/contracts/%s/1.0.0/deprecation".formatted(shop.name()),
            "{\"reason\":\"Use 2.0.0\",\"sunset\":\"2027-03-01\"}")
        .expect(200);

    Answer listed = collections(shop);

    assertThat(listed.json().at("/items")).hasSize(1);
    assertThat(listed.text("/items/0/collection")).isEqualTo(shop.name());
    assertThat(listed.text("/items/0/team")).isEqualTo("checkout");
    assertThat(listed.text("/items/0/engine")).isEqualTo("MONGODB");
    assertThat(listed.text("/items/0/versions/0/version")).isEqualTo("2.0.0");
    assertThat(listed.json().at("/items/0/versions/0").has("sunset")).isFalse();
    assertThat(listed.text("/items/0/versions/1/deprecated")).isEqualTo("Use 2.0.0");
    assertThat(listed.text("/items/0/versions/1/sunset")).isEqualTo("2027-03-01");
    assertThat(listed.text("/items/0/users/0/service")).isEqualTo(shop.name() + "-billing");
    assertThat(listed.json().at("/items/0/users/0/reads").asBoolean()).isTrue();
    assertThat(listed.json().at("/items/0/users/0/writes").asBoolean()).isFalse();
    assertThat(listed.json().at("/items/0/users/1/reads").asBoolean()).isFalse();
    assertThat(listed.json().at("/items/0/users/1/writes").asBoolean()).isTrue();
    assertThat(listed.json().at("/items/0/users/1/streams").asBoolean()).isTrue();
  }

  @Test
  void whatIsLiveIsToldByEnvironment() {
    Shop shop = shop();
    String environment = TestServer.unique("prod");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    on.admin()
        .put("/v1/environments/%s/contracts/%s/1.0.0".formatted(environment, shop.name()), "")
        .expect(200);

    Answer listed = collections(shop);

    assertThat(listed.json().at("/items/0/live")).hasSize(1);
    assertThat(listed.text("/items/0/live/0/environment")).isEqualTo(environment);
    assertThat(listed.text("/items/0/live/0/versions/0")).isEqualTo("1.0.0");
  }

  @Test
  void pagesFollowOneAnother() {
    Shop one = shop();
    Shop other = shop();

    String first = on.as("viewer").get("/v1/collections?limit=1").expect(200).text("/next");
    Answer second = on.as("viewer").get("/v1/collections?limit=500&after=" + first).expect(200);

    assertThat(first).isNotEmpty();
    assertThat(second.body()).contains(one.name().compareTo(other.name()) > 0 ? one.name() : "");
    assertThat(on.as("viewer").get("/v1/collections?after=x%27%25").expect(200).json().at("/items"))
        .isEmpty();
    assertThat(on.as("viewer").get("/v1/collections?team=nobody").expect(200).json().at("/items"))
        .isEmpty();
    on.as("viewer").get("/v1/collections?limit=0").expectProblem(400, "request-invalid");
  }

  @Test
  void theFlowHasAnEdgeForEachServiceAndCollection() {
    Shop shop = busy();

    Answer whole = on.as("viewer").get("/v1/flow").expect(200);
    Answer searching = on.as("viewer").get("/v1/flow?team=search").expect(200);
    Answer nobodys = on.as("viewer").get("/v1/flow?team=nobody").expect(200);

    assertThat(whole.body()).contains(shop.name() + "-billing", shop.name() + "-indexer");
    assertThat(searching.json().at("/edges"))
        .anySatisfy(edge -> {
          assertThat(edge.at("/service").asString()).isEqualTo(shop.name() + "-indexer");
          assertThat(edge.at("/collection").asString()).isEqualTo(shop.name());
          assertThat(edge.at("/versions/0").asString()).isEqualTo("3.0.0");
          assertThat(edge.at("/reads").asBoolean()).isFalse();
          assertThat(edge.at("/writes").asBoolean()).isTrue();
          assertThat(edge.at("/streams").asBoolean()).isTrue();
        });
    assertThat(searching.body()).doesNotContain("billing");
    assertThat(nobodys.body()).isEqualTo("{\"services\":[],\"collections\":[],\"edges\":[]}");
  }

  @Test
  void aChangeTouchesItsCollectionAndThoseWhoUseIt() {
    Shop shop = busy();

    Answer concerns =
        on.as("viewer").get("/v1/changes/%s/concerns".formatted(shop.changeId())).expect(200);

    assertThat(concerns.text("/contract")).isEqualTo(shop.name());
    assertThat(concerns.text("/collection")).isEqualTo(shop.name());
    assertThat(concerns.text("/services/0/service")).isEqualTo(shop.name() + "-billing");
    assertThat(concerns.json().at("/services/0/acts").asBoolean()).isTrue();
    assertThat(concerns.text("/services/0/versions/0")).isEqualTo("1.0.0");
    assertThat(concerns.json().at("/services/0/duties").asInt()).isPositive();
    assertThat(concerns.json().at("/services")).hasSize(2);
    on.as("viewer").get("/v1/changes/no-such/concerns").expectProblem(404, "not-found");
  }
}
