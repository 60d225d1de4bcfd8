package dev.lockstep.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What becomes of what runners say of their work. */
@ParameterizedClass
@EnumSource(TestServer.class)
class WorkReportsTest {
  private static final String LAG =
      Worked.PLAN.replace(
          "- {kind: invariant",
          "- {kind: guard, sli: replication-lag, max: 10}\n      - {kind: invariant");

  @Parameter private TestServer on;

  private Worked work;

  @BeforeEach
  void begin() {
    work = Worked.begin(on);
  }

  @Test
  void theRolloutShowsHowFarItsWorkIs() {
    work.says(work.runner(), "one", work.view().at("/epoch").asLong(), "working").expect(204);

    assertThat(work.view().path("work").at("/report/progress/done").asLong()).isEqualTo(3);
    assertThat(work.why()).contains("Runner one is at work: backfill, 3 of 10 documents");
  }

  @Test
  void whatTheEngineHasCountedAgainstTheChangeFreezesTheRollout() {
    work.says(work.runner(), "one", work.view().at("/epoch").asLong(), "failed").expect(204);

    JsonNode frozen = Awaiting.until(work::view, view -> view.at("/conditions/frozen").asBoolean());
    assertThat(frozen.at("/stage").asString()).isEqualTo("expanded");
    assertThat(work.why()).contains("Two documents disagree");
  }

  private void saysDoneAndOfTheWayBack(long epoch, String outcome) {
    work.runner()
        .put(
            work.path("/orders/" + work.rollout() + "/report"),
            """
            {"runner":"one","epoch":%d,"state":"done",
             "progress":{"work":"","done":0,"expected":0,"waiting":""},
             "wayBack":{"outcome":"%s","sentence":"At least 3 documents do not come back"}}
            """
                .formatted(epoch, outcome))
        .expect(204);
  }

  @Test
  void workThatIsDoneAndCannotBeTakenBackKeepsTheRolloutUntilItCan() {
    long epoch = work.view().at("/epoch").asLong();
    saysDoneAndOfTheWayBack(epoch, "fail");

    JsonNode held =
        Awaiting.until(
            work::view, view -> view.at("/hold/kind").asString().equals("way-back-unproven"));
    assertThat(held.at("/stage").asString()).isEqualTo("expanded");
    assertThat(work.why())
        .contains("It says of the way back: At least 3 documents do not come back.");

    saysDoneAndOfTheWayBack(epoch, "pass");

    JsonNode after =
        Awaiting.until(work::view, view -> view.at("/stage").asString().equals("dual-write"));
    assertThat(after.at("/hold/kind").asString()).isNotEqualTo("way-back-unproven");
    assertThat(work.history()).contains("way-back", "FAIL", "PASS");
  }

  /** Says in four windows that the work is done, unless the rollout has moved before. */
  private void saysDone(String lag) {
    long epoch = work.view().at("/epoch").asLong();
    for (int window = 0; window < 4; window++) {
      Answer answer =
          work.runner()
              .put(
                  work.path("/orders/" + work.rollout() + "/report"),
                  """
                  {"runner":"one","epoch":%d,"state":"done",
                   "progress":{"work":"","done":0,"expected":0,"waiting":""}%s}
                  """
                      .formatted(epoch, lag));
      assertThat(answer.status()).isIn(204, 409);
      on.clock().advance(Duration.ofSeconds(20));
    }
  }

  @Test
  void aRolloutGoesOnWhileTheReplicasOfItsStoreKeepUp() {
    work = work.by(LAG);

    saysDone(",\"lagMillis\":2500");

    JsonNode after =
        Awaiting.until(work::view, view -> view.at("/stage").asString().equals("dual-write"));
    assertThat(after.path("work").at("/report/lagMillis").asLong()).isEqualTo(2500);
  }

  @Test
  void whereNobodyTellsOfTheReplicasTheGateSeesNothingAndNeverPasses() {
    work = work.by(LAG);

    saysDone("");

    JsonNode held = Awaiting.until(work::view, view -> verdict(view).startsWith("error"));
    assertThat(held.at("/stage").asString()).isEqualTo("expanded");
  }

  private static String verdict(JsonNode view) {
    return view.path("verdicts")
        .valueStream()
        .filter(verdict -> verdict.path("check").asString().equals("replication-lag"))
        .map(verdict -> verdict.path("outcome").asString())
        .findFirst()
        .orElse("");
  }

  @Test
  void replicasThatFallBehindTakeTheRolloutBack() {
    work = work.by(LAG);

    saysDone(",\"lagMillis\":12000");

    Awaiting.until(work::view, view -> view.at("/stage").asString().equals("rolling-back"));
    assertThat(work.why()).contains("replication-lag");
  }

  @Test
  void whoSpeaksOfAnotherEpochIsRefused() {
    long epoch = work.view().at("/epoch").asLong();

    work.says(work.runner(), "one", epoch - 1, "done").expect(409);
    work.says(work.runner(), "one", epoch + 1, "done").expect(409);

    assertThat(work.view().at("/epoch").asLong()).isEqualTo(epoch);
  }

  @Test
  void twoRunnersDoNotHaveTheSameWorkUntilOneIsSilent() {
    long epoch = work.view().at("/epoch").asLong();
    work.says(work.runner(), "one", epoch, "working").expect(204);

    assertThat(work.says(work.runner(), "two", epoch, "working").expect(409).text("/code"))
        .isEqualTo("rollout-busy");
    work.says(on.as("runner@" + work.environment()), "one", epoch, "working").expect(409);

    on.clock().advance(Duration.ofSeconds(31));
    work.says(work.runner(), "two", epoch, "working").expect(204);
    work.says(work.runner(), "one", epoch, "working").expect(409);
  }

  @Test
  void whatIsSaidAgainKeepsTheEvidenceFreshAndIsNoNews() {
    long epoch = work.view().at("/epoch").asLong();
    for (int said = 0; said < 12; said++) {
      work.says(work.runner(), "one", epoch, "working").expect(204);
      on.clock().advance(Duration.ofSeconds(20));
    }

    assertThat(work.view().path("verdicts").toString())
        .contains("\"check\":\"work\"")
        .doesNotContain("error");
    assertThat(work.history()).containsOnlyOnce("work working");
  }

  @Test
  void aReportThatCannotBeIsRefusedAsAWhole() {
    long epoch = work.view().at("/epoch").asLong();
    String report = work.path("/orders/" + work.rollout() + "/report");

    work.runner()
        .put(report, "{\"runner\":\"one\",\"epoch\":%d,\"state\":\"done\"}".formatted(epoch))
        .expect(400);
    work.runner()
        .put(
            report,
            """
            {"runner":"one","epoch":%d,"state":"failed",
             "progress":{"work":"","done":-1,"expected":0,"waiting":""}}
            """
                .formatted(epoch))
        .expect(400);

    assertThat(work.view().path("work").isMissingNode()).isTrue();
  }
}
