package dev.lockstep.demo.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.runner.Wanted;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server tells of documents on which the shapes disagree, and what it never hears of. */
@SuppressWarnings("InlineFormatString") // a contract reads best on its own
@Timeout(120)
class DivergencesTest {
  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: shop.places
      name: Places
      version: %s
      status: active
      team: {name: team-places}
      customProperties:
        - property: nosql
          value: {engine: mongodb}
      schema:
        - id: places
          name: places
          logicalType: object
          properties:
            - {id: key, name: _id, logicalType: integer, physicalType: int, primaryKey: true,
               required: true, classification: %s}
            - {id: town, name: %s, logicalType: string, required: true, classification: internal}
            - {id: owner, name: %s, logicalType: string, required: true,
               classification: confidential}
      """;

  private static final String CHANGE =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: 2026-11-22-city
      title: Towns become cities, owners hosts
      contract: shop.places
      collection: places
      from: 1.0.0
      to: 2.0.0
      operations:
        - rename: {from: town, to: city}
        - rename: {from: owner, to: host}
      """;

  private static final String PLAN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: watched
      gates:
        work:
          checks: [{kind: outside, name: work, source: runner}]
          pass: {dwell: 0s, maxWait: 7d}
        word: {checks: [{kind: outside, name: word, source: person}], pass: {dwell: 0s}}
      stages:
        - {stage: expanded, gate: work}
        - {stage: dual-write, gate: work}
        - {stage: backfill, gate: word}
        - {stage: verified, gate: work}
        - {stage: shadow-read, gate: word}
      """;

  @TempDir private Path folder;

  private Worksite site;

  @BeforeEach
  void start() {
    site = Worksite.open(folder, IntStream.range(0, 300).mapToObj(DivergencesTest::place));
  }

  @AfterEach
  void end() {
    site.close();
  }

  private static BsonDocument place(int number) {
    return new BsonDocument("_id", new BsonInt32(number))
        .append("town", new BsonString("Bonn " + number))
        .append("owner", new BsonString("Anna " + number));
  }

  /** Nobody decides about what is under way already when it is promised. */
  private LedRollout begun(String classOfKeys) {
    LedRollout rollout =
        LedRollout.begin(
            site.server().as("alice", "operator"),
            site.server().as("bob", "operator"),
            new LedRollout.Wanted("2026-11-22-city", "places", CHANGE, PLAN));
    Rest administrator = site.server().administrator();
    administrator.publish("contracts", contract("1.0.0", classOfKeys, "town", "owner"));
    administrator.publish("changes", CHANGE);
    administrator.publish("contracts", contract("2.0.0", classOfKeys, "city", "host"));
    site.employ();
    rollout.awaitStage(Stage.BACKFILL);
    return rollout;
  }

  private static String contract(String version, String classOfKeys, String town, String owner) {
    return CONTRACT.formatted(version, classOfKeys, town, owner);
  }

  @Test
  void aDivergenceIsToldWithItsJourneyAndWithValuesOnlyWhereTheContractOpensThem() {
    LedRollout rollout = begun("confidential");
    forgery().forge(7, "town", "city");
    forgery().forge(7, "owner", "host");
    rollout.answer("word");

    rollout.awaitHold("frozen");

    Document found = comparison(rollout);
    assertThat(Answers.number(found, "counts", "compared")).isEqualTo(300);
    assertThat(Answers.number(found, "counts", "divergences")).isEqualTo(1);
    Document journey = Answers.objects(found, "documents").getFirst();
    assertThat(Answers.text(journey, "document")).matches("[0-9a-f]{32}");
    assertThat(journey.get("key")).as("a confidential key").isEmpty();
    assertThat(Answers.text(journey, "state")).isEqualTo("DIFFERENT");
    assertThat(Answers.text(journey, "written", "stage")).isEqualTo("backfill");
    assertThat(Answers.objects(journey, "differences"))
        .extracting(each -> Answers.text(each, "path"), each -> told(each, "expected"))
        .containsExactlyInAnyOrder(tuple("city", "string \"Bonn 7\""), tuple("host", "string"));
    assertThat(Answers.objects(found, "steps"))
        .extracting(step -> Answers.text(step, "sentence"))
        .anyMatch(sentence -> sentence.startsWith("The change came to backfill"))
        .last()
        .asString()
        .contains("1 disagreed");
    assertThat(text(rollout)).contains("Bonn 7").doesNotContain("Anna");
    assertThat(site.runner().unmasked(looking(), Answers.text(journey, "document")))
        .as("whoever has the keys of the runner finds the document")
        .contains(Value.int32(7));
  }

  @Test
  void aKeyThatTheContractOpensIsTold() {
    LedRollout rollout = begun("public");
    forgery().forge(7, "town", "city");
    rollout.answer("word");

    rollout.awaitHold("frozen");

    Document journey = Answers.objects(comparison(rollout), "documents").getFirst();
    assertThat(Answers.text(journey, "key")).isEqualTo("7");
    assertThat(site.server().administrator().text("/v1/journal?limit=500"))
        .contains("shapes compared")
        .doesNotContain("Bonn", "Forged");
  }

  @Test
  void aComparisonThatFindsNothingIsTold() {
    LedRollout rollout = begun("public");
    rollout.answer("word");

    rollout.awaitStage(Stage.SHADOW_READ);

    Document found = comparison(rollout);
    assertThat(found.get("clean")).contains(Value.bool(true));
    assertThat(Answers.number(found, "counts", "compared")).isEqualTo(300);
    assertThat(Answers.objects(found, "documents")).isEmpty();
  }

  private static Wanted looking() {
    return new Wanted(
        "trace",
        "2026-11-22-city",
        Optional.empty(),
        Optional.empty(),
        Wanted.Tuning.USUAL,
        headway -> {});
  }

  private static String told(Document difference, String side) {
    return (Answers.text(difference, side, "type") + " " + Answers.text(difference, side, "value"))
        .strip();
  }

  private Forgery forgery() {
    return new Forgery(site.places(), "Forged");
  }

  private String text(LedRollout rollout) {
    return site.server()
        .as("vera", "viewer")
        .text(DemoServer.path("/rollouts/" + rollout.id() + "/comparison"));
  }

  private Document comparison(LedRollout rollout) {
    Document answer = ExtendedJson.readDocument(text(rollout));
    return answer.get("last").map(Document.class::cast).orElse(Document.empty());
  }
}
