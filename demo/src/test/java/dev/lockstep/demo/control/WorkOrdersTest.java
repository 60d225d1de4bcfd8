package dev.lockstep.demo.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.demo.control.LedRollout.Wanted;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.stage.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site.server() that decides, a runner that works, and a store: what becomes of the documents.
 */
@SuppressWarnings("InlineFormatString") // a plan reads best on its own
@Timeout(120)
class WorkOrdersTest {
  private static final String PLAN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: worked
      gates:
        work:
          checks: [{kind: outside, name: work, source: runner}]
          pass: {dwell: 0s, maxWait: 7d}
      %s
      stages:
        - {stage: expanded, gate: work}
        - {stage: dual-write, gate: work}
        - {stage: backfill, gate: work}
        - {stage: verified, gate: work}
        - {stage: shadow-read, gate: %s}
        - {stage: ramp, percent: 50, gate: work}
        - {stage: new-primary, gate: work}
        - {stage: retiring, gate: work, approvals: 2}
        - {stage: retired, gate: work}
      """;

  private static final String WORD =
      "  word: {checks: [{kind: outside, name: word, source: person}], pass: {dwell: 0s}}";

  private static final String RENAME =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: 2026-11-22-town
      title: Towns become cities
      operations:
        - rename: {from: town, to: city}
      """;

  private static final String CAST =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: 2026-11-22-number
      title: Towns become numbers
      operations:
        - convert: {path: town, to: int}
      """;

  private static final String JOIN =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: 2026-11-22-address
      title: Street and town become an address
      operations:
        - merge: {from: [street, town], to: address, template: "{street}, {town}"}
      """;

  @TempDir private Path folder;

  private Worksite site;

  @BeforeEach
  void start() {
    site = Worksite.open(folder, IntStream.range(0, 500).mapToObj(WorkOrdersTest::place));
  }

  @AfterEach
  void end() {
    site.close();
  }

  private static BsonDocument place(int number) {
    return new BsonDocument("_id", new BsonInt32(number))
        .append("town", new BsonString("Bonn " + number));
  }

  private LedRollout begin(String id, String change, String beforeRamp) {
    return LedRollout.begin(
        site.server().as("alice", "operator"),
        site.server().as("bob", "operator"),
        new Wanted(
            id,
            "places",
            change,
            PLAN.formatted(beforeRamp.equals("word") ? WORD : "", beforeRamp)));
  }

  private BsonDocument any() {
    return site.place(7);
  }

  @Test
  void aChangeIsCarriedUntilNothingOfTheOldShapeIsLeft() {
    site.employ();
    LedRollout rollout = begin("2026-11-22-town", RENAME, "work");

    rollout.awaitStage(Stage.RETIRING);
    assertThat(any()).containsKeys("town", "city");
    approve(rollout, "carol");
    approve(rollout, "dave");
    rollout.awaitStage(Stage.RETIRED);

    assertThat(any())
        .isEqualTo(
            new BsonDocument("_id", new BsonInt32(7)).append("city", new BsonString("Bonn 7")));
  }

  private void approve(LedRollout rollout, String person) {
    Document unused =
        site.server()
            .as(person, "steward")
            .post(
                DemoServer.path("/rollouts/" + rollout.id() + "/approvals"),
                Document.of("epoch", Value.int64(rollout.epoch())));
  }

  @Test
  void whatPreflightFindsFreezesTheRolloutBeforeAnythingIsWritten() {
    site.employ();

    LedRollout rollout = begin("2026-11-22-number", CAST, "work");

    rollout.awaitHold("frozen");
    assertThat(rollout.why()).contains("Runner", "500");
    assertThat(any()).isEqualTo(place(7));
  }

  @Test
  void whatTwoPersonsTakeBackLeavesTheDocumentsAsTheyWere() {
    site.employ();
    LedRollout rollout = begin("2026-11-22-town", RENAME, "word");
    rollout.awaitStage(Stage.SHADOW_READ);

    rollout.takeAway();

    assertThat(any()).isEqualTo(place(7));
    assertThat(site.collections()).containsExactly("places");
  }

  @Test
  void peopleSayHowHardToWorkAndAreToldInNumbersWhatRollingBackWouldDo() {
    LedRollout rollout = begin("2026-11-22-town", RENAME, "word");
    Document asked =
        site.server()
            .as("alice", "operator")
            .post(
                DemoServer.path("/rollouts/" + rollout.id() + "/throttle"),
                Document.of("settings", Value.text("rate=4000/s,batch=100")));
    assertThat(Answers.text(asked, "throttle", "settings")).isEqualTo("rate=4000/s,batch=100");

    site.employ();
    rollout.awaitStage(Stage.SHADOW_READ);

    assertThat(Answers.text(rollout.view(), "work", "report", "throttle", "settings"))
        .contains("rate=4000/s,batch=100");
    Document forecast =
        site.server()
            .as("alice", "operator")
            .get(DemoServer.path("/rollouts/" + rollout.id() + "/rollback-forecast"));
    assertThat(Answers.number(forecast, "documents", "total")).isEqualTo(500);
    assertThat(Answers.number(forecast, "documents", "direct")).isEqualTo(500);
    assertThat(Answers.text(forecast, "runner", "outcome")).isEqualTo("pass");
    assertThat(Answers.text(Answers.objects(forecast, "ways").getLast(), "to"))
        .isEqualTo("rolling-back");
  }

  @Test
  void aRolloutTakenBackBeforeAnybodyWorkedIsOverOnceARunnerHasSeenThatNothingWasWritten() {
    LedRollout rollout = begin("2026-11-22-town", RENAME, "work");
    rollout.askToTakeAway();

    site.employ();

    rollout.awaitStage(Stage.ROLLED_BACK);
    assertThat(any()).isEqualTo(place(7));
  }

  @Test
  void aDocumentThatCannotComeBackKeepsTheRolloutUntilItIsMended() {
    writes(new BsonDocument(), "street", "Rathausgasse");
    site.employ();
    LedRollout rollout = begin("2026-11-22-address", JOIN, "word");
    rollout.awaitStage(Stage.SHADOW_READ);
    BsonDocument seven = new BsonDocument("_id", new BsonInt32(7));
    writes(seven, "address", "Bonn without a street");
    rollout.answer("word");

    rollout.awaitHold("way-back-unproven");

    assertThat(rollout.view().get("place")).contains(Value.text("ramp 50.0 %"));
    assertThat(rollout.why())
        .contains("It says of the way back: At least 1 documents hold values of the new shape")
        .doesNotContain("Bonn");
    writes(seven, "address", "Hafenweg, Kiel");
    rollout.awaitStage(Stage.RETIRING);
    assertThat(any())
        .containsEntry("street", new BsonString("Hafenweg"))
        .containsEntry("town", new BsonString("Kiel"));
  }

  private void writes(BsonDocument which, String field, String value) {
    BsonDocument set = new BsonDocument("$set", new BsonDocument(field, new BsonString(value)));
    assertThat(site.places().updateMany(which, set).getMatchedCount()).isPositive();
  }

  @Test
  void theSameChangeMayBeCarriedAgainAfterItWasTakenBack() {
    site.employ();
    begin("2026-11-22-town", RENAME, "word").takeAwayAt(Stage.SHADOW_READ);

    LedRollout again = begin("2026-11-22-town", RENAME, "word");

    again.awaitStage(Stage.SHADOW_READ);
    assertThat(any()).containsKeys("town", "city");
  }

  /** Values of documents are the store's, and tokens nobody's but those who bear them. */
  @Test
  void noJournalAnswerMetricOrFileHoldsAValueOfADocumentOrAToken() throws IOException {
    Rest admin = site.server().administrator();
    site.employ();
    LedRollout broken = begin("2026-11-22-number", CAST, "work");
    broken.awaitHold("frozen");
    broken.takeAway();
    LedRollout rollout = begin("2026-11-22-town", RENAME, "word");
    rollout.awaitStage(Stage.SHADOW_READ);
    rollout.click();

    List<String> told = new ArrayList<>();
    for (LedRollout each : List.of(broken, rollout)) {
      for (String part : List.of("", "/history", "/why", "/incidents", "/comparison")) {
        told.add(admin.text(DemoServer.path("/rollouts/" + each.id() + part)));
      }
    }
    told.add(admin.text("/v1/journal?limit=500"));
    told.add(admin.text("/metrics"));
    site.server().close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        told.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }

    assertThat(told)
        .as("the search finds what is there")
        .filteredOn(text -> text.contains("2026-11-22-town"))
        .isNotEmpty();
    assertThat(told).noneMatch(text -> text.contains("Bonn"));
    for (String secret : site.server().secrets()) {
      assertThat(told).noneMatch(text -> text.contains(secret));
    }
  }
}
