package dev.lockstep.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.Settings;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.http.Identity;
import dev.lockstep.client.http.Token;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.Shop;
import dev.lockstep.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A collection that the contract calls otherwise than the store does. */
@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(120)
class StoredNameTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Parameter TestServer on;

  @TempDir Path folder;

  private final String environment = TestServer.unique("named");
  private final String stored = TestServer.unique("orders_v1");
  private Shop shop;

  @BeforeEach
  void agreeToTheChange() {
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    shop = Shop.by(on.as("developer:checkout", "developer:payments"));
    shop.publish("contracts", storedElsewhere(shop.before())).expect(201);
    shop.publish("changes", shop.change()).expect(201);
    shop.publish("contracts", storedElsewhere(shop.after())).expect(201);
    String change = "/v1/changes/" + shop.changeId();
    String fingerprint = on.admin().get(change).expect(200).text("/fingerprint/whole");
    on.as("steward:checkout")
        .post(change + "/approvals", "{\"fingerprint\":\"%s\"}".formatted(fingerprint))
        .expect(200);
  }

  private String storedElsewhere(String contract) {
    return contract.replace(
        "    logicalType: object\n",
        "    physicalName: %s\n    logicalType: object\n".formatted(stored));
  }

  private String path(String rest) {
    return "/v1/environments/" + environment + rest;
  }

  private Answer begin(String collection) {
    String wanted =
        JSON.createObjectNode()
            .put("change", shop.changeId())
            .put("collection", collection)
            .put("team", "checkout")
            .put("plan", "standard")
            .toString();
    return on.admin().post(path("/rollouts"), wanted);
  }

  private Lockstep service() {
    Client service = on.as("service@" + environment);
    Identity identity = new Identity(environment, "orders-api", "eu", Token.of(service.token()));
    return Lockstep.connect(service.server(), identity, Settings.in(folder));
  }

  @Test
  void aServiceHearsOfARolloutThatWasBegunUnderTheNameInTheContract() throws IOException {
    try (Lockstep lockstep = service()) {
      SharedCollection orders = lockstep.collection(stored, (key, holder) -> {});
      Awaiting.until(orders::standing, standing -> standing.state().stage() == Stage.PROPOSED);

      JsonNode begun = begin(shop.name()).expect(201).json();

      assertThat(begun.at("/identity/place/collection").asString()).isEqualTo(stored);
      Awaiting.until(
          orders::standing, standing -> standing.state().epoch() == begun.at("/epoch").asLong());
    }
  }

  @Test
  void itIsOneRolloutByEitherNameAndTheJournalSaysWhatWasAskedFor() {
    String rollout = begin(shop.name()).expect(201).text("/identity/id");

    begin(stored).expectProblem(409, "conflict");
    begin(shop.name()).expectProblem(409, "conflict");
    assertThat(on.admin().get(path("/rollouts/" + rollout + "/history")).expect(200).body())
        .contains("\"asked-for\":\"" + shop.name() + "\"");
  }

  @Test
  void aRunnerIsToldTheNameInTheStore() {
    String rollout = begin(shop.name()).expect(201).text("/identity/id");

    JsonNode order =
        on.as("runner:checkout@" + environment).get(path("/orders")).json().at("/orders/0");

    assertThat(order.at("/rollout").asString()).isEqualTo(rollout);
    assertThat(order.at("/collection").asString()).isEqualTo(stored);
  }
}
