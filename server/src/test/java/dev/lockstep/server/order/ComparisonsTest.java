package dev.lockstep.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What becomes of what runners find when they compare both shapes. */
@SuppressWarnings("InlineFormatString") // a body reads best on its own
@ParameterizedClass
@EnumSource(TestServer.class)
class ComparisonsTest {
  private static final String FOUND =
      """
      {"runner":"one","epoch":%d,"asOfMillis":1795341600000,
       "counts":{"compared":300,"divergences":%d,"missing":0,"unreadable":0,"foreign":0},
       "steps":[{"timeMillis":1795341500000,"sentence":"Both shapes were compared."}],
       "documents":[{"document":"0f3a97c1d25e4b8890aa6f01c4e7d312","state":"different",
        "sentence":"The shapes disagree now.",
        "components":[{"name":"city","last":"agreed","disagrees":true}],
        "differences":[{"component":"city","path":"city","expected":{"type":"string"},
         "found":{"type":"string","value":"\\"<script>alert(1)</script>\\""}}],
        "written":{"epoch":7,"stage":"backfill","fromMillis":1795341500000},"aside":[]}],
       "unopened":0}
      """;

  @Parameter private TestServer on;

  private Worked work;
  private long epoch;

  @BeforeEach
  void begin() {
    work = Worked.begin(on);
    epoch = work.view().at("/epoch").asLong();
  }

  private Answer found(Client who, long divergences) {
    return who.put(
        work.path("/orders/" + work.rollout() + "/comparison"),
        FOUND.formatted(epoch, divergences));
  }

  private JsonNode shown() {
    return on.as("viewer")
        .get(work.path("/rollouts/" + work.rollout() + "/comparison"))
        .expect(200)
        .json();
  }

  @Test
  void beforeAnythingWasComparedNothingIsKnown() {
    assertThat(shown().has("last")).isFalse();
  }

  @Test
  void whoHasTheWorkTellsWhatItFoundAndEverybodySeesIt() {
    work.says(work.runner(), "one", epoch, "working").expect(204);

    found(work.runner(), 1).expect(204);

    JsonNode last = shown().path("last");
    assertThat(last.path("clean").asBoolean()).isFalse();
    assertThat(last.path("asOf").asString()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(last.at("/counts/divergences").asLong()).isEqualTo(1);
    JsonNode journey = last.at("/documents/0");
    assertThat(journey.has("key")).isFalse();
    assertThat(journey.path("state").asString()).isEqualTo("DIFFERENT");
    assertThat(journey.at("/written/from").asString()).isEqualTo("2026-11-22T09:58:20Z");
    assertThat(journey.at("/written").has("until")).isFalse();
    assertThat(journey.at("/differences/0/expected").has("value")).isFalse();
    assertThat(journey.at("/differences/0/found/value").asString())
        .isEqualTo("\"<script>alert(1)</script>\"");
  }

  @Test
  void onlyNumbersThatAreOtherOnesAreJournaledAndNoValueIs() {
    work.says(work.runner(), "one", epoch, "working").expect(204);

    found(work.runner(), 1).expect(204);
    found(work.runner(), 1).expect(204);
    found(work.runner(), 0).expect(204);

    String subject = "rollout:%s/%s".formatted(work.environment(), work.rollout());
    JsonNode entries =
        on.admin().get("/v1/journal?limit=500&subject=" + subject).expect(200).json();
    assertThat(
            entries
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("action").asString().equals("shapes compared"))
                .map(entry -> entry.at("/fields/divergences").asString()))
        .containsExactlyInAnyOrder("1", "0");
    assertThat(entries.toString()).doesNotContain("script");
  }

  @Test
  void whoDoesNotHaveTheWorkIsRefused() {
    found(work.runner(), 1).expect(409);
    work.says(work.runner(), "another", epoch, "working").expect(204);
    found(work.runner(), 1).expect(409);
    found(on.as("runner:elsewhere@" + work.environment()), 1).expect(403);
    assertThat(shown().has("last")).isFalse();
  }

  @Test
  void ofAChangeThatTiesNoContractNothingMayBeTold() {
    JsonNode disclosure =
        work.runner()
            .get(work.path("/orders/" + work.rollout() + "/disclosure"))
            .expect(200)
            .json();
    assertThat(disclosure.path("paths").isEmpty()).isTrue();
    on.as("viewer").get(work.path("/orders/" + work.rollout() + "/disclosure")).expect(403);
  }
}
