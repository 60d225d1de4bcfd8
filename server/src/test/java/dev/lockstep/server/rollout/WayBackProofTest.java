package dev.lockstep.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(60)
class WayBackProofTest {
  @Parameter TestServer on;

  @Test
  void aRolloutStaysWhileMoreWritesAreOwedThanARepairCatchesUpWith() {
    Carried carried = Carried.begin(on);
    owes(carried, 101, false);
    carried.answers(carried.runner(), "work", "PASS").expect(204);

    JsonNode view = carried.staysBecause("way-back-unproven");
    assertThat(view.at("/wayBack/kind").asString()).isEqualTo("unproven");
    assertThat(view.at("/place").asString()).isEqualTo("expanded");
    assertThat(on.admin().get(carried.path("/why")).body()).contains("101 second writes are owed");

    owes(carried, 100, false);
    carried.standsAt("dual-write");
  }

  @Test
  void aRolloutStaysWhileSomebodyOwesNobodyKnowsHowMuch() {
    Carried carried = Carried.begin(on);
    owes(carried, 0, true);
    carried.answers(carried.runner(), "work", "PASS").expect(204);

    JsonNode view = carried.staysBecause("way-back-unproven");

    assertThat(view.at("/hold/sentence").asString()).contains("i-1");
    owes(carried, 0, false);
    carried.standsAt("dual-write");
  }

  @Test
  void aRunnerThatSaysTheWayBackIsNotOpenKeepsTheRollout() {
    Carried carried = Carried.begin(on);
    carried.comesTo("ramp 25.0 %");
    carried.answers(carried.runner(), "way-back", "FAIL").expect(204);
    carried.answers(on.admin(), "word", "PASS").expect(204);

    JsonNode view = carried.staysBecause("way-back-unproven");
    assertThat(view.at("/hold/sentence").asString()).contains("the runner says");
    carried.answers(carried.runner(), "way-back", "PASS").expect(204);
    carried.standsAt("ramp 75.0 %");
  }

  @Test
  void nobodyButARunnerAnswersForTheWayBack() {
    Carried carried = Carried.begin(on);
    carried
        .answers(on.as("operator@" + carried.environment()), "way-back", "PASS")
        .expectProblem(403, "role-missing");
  }

  @Test
  void beforeTheOldShapeIsGivenUpItIsSaidThatThereIsNoWayBackAfterwards() {
    Carried carried = Carried.begin(on);
    assertThat(carried.view().at("/wayBack/kind").asString()).isEqualTo("unproven");
    carried.comesTo("retiring");

    assertThat(carried.view().at("/wayBack/kind").asString()).isEqualTo("ends");
    assertThat(on.admin().get(carried.path("/why")).body()).contains("there is no way back");
  }

  private static void owes(Carried carried, long writes, boolean overflowed) {
    long epoch = carried.epoch();
    carried
        .service()
        .put(
            carried.collection("/leases/i-1"),
            """
            {"service":"billing","region":"eu","epoch":%d,"owedWrites":%d,"overflowed":%s}
            """
                .formatted(epoch, writes, overflowed))
        .expect(200);
  }
}
