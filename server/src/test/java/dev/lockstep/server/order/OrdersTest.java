package dev.lockstep.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What runners are told to do. */
@ParameterizedClass
@EnumSource(TestServer.class)
class OrdersTest {
  @Parameter private TestServer on;

  private Worked work;

  @BeforeEach
  void begin() {
    work = Worked.begin(on);
  }

  private JsonNode orders() {
    return work.runner().get(work.path("/orders")).expect(200).json();
  }

  @Test
  void anOrderSaysWhereARolloutStandsAndItsChangeIsTheOneItBeganWith() {
    JsonNode order = orders().at("/orders/0");

    assertThat(order.at("/rollout").asString()).isEqualTo(work.rollout());
    assertThat(order.at("/state/stage").asString()).isEqualTo("expanded");
    assertThat(order.at("/state/epoch").asLong()).isEqualTo(work.view().at("/epoch").asLong());
    assertThat(
            work.runner()
                .get(work.path("/orders/" + work.rollout() + "/change"))
                .expect(200)
                .body())
        .isEqualTo(Worked.CHANGE);
  }

  @Test
  void doneWorkLetsTheRolloutGoOnToAnotherOrder() {
    JsonNode before = orders();
    long epoch = work.view().at("/epoch").asLong();
    CompletableFuture<JsonNode> next =
        CompletableFuture.supplyAsync(() ->
            work.runner()
                .get(work.path("/orders?seconds=20&known=" + before.at("/version").asString()))
                .expect(200)
                .json());

    work.says(work.runner(), "one", epoch, "working").expect(204);
    work.says(work.runner(), "one", epoch, "done").expect(204);

    assertThat(next.join().at("/orders/0/state/stage").asString()).isEqualTo("dual-write");
    assertThat(work.history()).contains("work working", "work done");
    assertThat(on.admin().get("/v1/journal?subject=change:2026-11-22-town").json().toString())
        .contains("rollback drilled");
  }

  @Test
  void aChangeOfAnotherIdOrNoneAtAllIsNotCarried() {
    work.begun("shop", "another", Worked.CHANGE).expect(400);
    work.begun("shop", "2026-11-22-town", "operations: []").expect(400);
  }

  @Test
  void aRunnerOfOneTeamHasTheWorkOfThatTeamAlone() {
    String foreign =
        work.begun("mail", "2026-11-22-town", Worked.CHANGE).expect(201).text("/identity/id");
    Client shop = on.as("runner:shop@" + work.environment());

    JsonNode seen = shop.get(work.path("/orders")).expect(200).json().path("orders");

    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/rollout").asString()).isEqualTo(work.rollout());
    shop.get(work.path("/orders/" + work.rollout() + "/change")).expect(200);
    assertThat(shop.get(work.path("/orders/" + foreign + "/change")).expect(403).text("/code"))
        .isEqualTo("role-missing");
    assertThat(orders().path("orders")).hasSize(2);
  }

  @Test
  void whatAnotherTeamDoesIsNoNewsForARunner() {
    Client shop = on.as("runner:shop@" + work.environment());
    String before = shop.get(work.path("/orders")).expect(200).text("/version");

    work.begun("mail", "2026-11-22-town", Worked.CHANGE).expect(201);

    assertThat(shop.get(work.path("/orders")).expect(200).text("/version")).isEqualTo(before);
  }

  @Test
  void aRunnerOfAnotherEnvironmentHasNoWorkHere() {
    Client foreign = on.as("runner@" + TestServer.unique("elsewhere"));

    foreign.get(work.path("/orders")).expect(403);
    work.says(foreign, "one", work.view().at("/epoch").asLong(), "done").expect(403);
  }
}
