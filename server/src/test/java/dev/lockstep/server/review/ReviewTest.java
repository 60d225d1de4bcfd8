package dev.lockstep.server.review;

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
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(TestServer.class)
class ReviewTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Parameter TestServer on;

  private Shop shop() {
    return Shop.by(on.as("developer:checkout", "developer:payments"));
  }

  /** A shop whose change renames a field and makes a number of another. */
  private Shop rating() {
    Shop shop = shop();
    shop.publish(
            "contracts",
            shop.contract(
                "1.0.0",
                "{id: zip, name: zip, logicalType: string}",
                "{id: rating, name: rating, logicalType: string}"))
        .expect(201);
    shop.publish(
            "changes",
            shop.change()
                    .replace(
                        "owner: checkout", "owner: checkout\nrationale: Search needs a number.")
                + "  - convert: {path: rating, to: int, otherwise: null}\n")
        .expect(201);
    shop.publish(
            "contracts",
            shop.contract(
                "2.0.0",
                "{id: zip, name: postcode, logicalType: string}",
                "{id: rating, name: rating, logicalType: integer, customProperties: [{property:"
                    + " nosql, value: {nullable: true}}]}"))
        .expect(201);
    return shop;
  }

  private Answer read(Shop shop, String path) {
    return on.as("viewer").get("/v1/changes/%s/%s".formatted(shop.changeId(), path));
  }

  private Answer preview(Shop shop, String document) {
    return on.as("viewer")
        .post(
            "/v1/changes/%s/preview".formatted(shop.changeId()),
            "{\"document\":%s}".formatted(JSON.writeValueAsString(document)));
  }

  @Test
  void theContentTellsEachOperationInWords() {
    Shop shop = rating();

    Answer content = read(shop, "content").expect(200);

    assertThat(content.text("/rationale")).isEqualTo("Search needs a number.");
    assertThat(content.text("/operations/0/kind")).isEqualTo("rename");
    assertThat(content.text("/operations/0/words")).isEqualTo("renames zip to postcode");
    assertThat(content.text("/operations/0/paths/1/as")).isEqualTo("to");
    assertThat(content.text("/operations/0/paths/1/path")).isEqualTo("postcode");
    assertThat(content.text("/operations/0/loss")).isEqualTo("CONDITIONAL");
    assertThat(content.text("/operations/0/undo")).isEqualTo("RETIRED");
    assertThat(content.text("/operations/1/kind")).isEqualTo("convert");
    assertThat(content.text("/operations/1/loss")).isEqualTo("COMPLEMENT");
    assertThat(content.text("/file")).startsWith("apiVersion: lockstep/v1");
  }

  @Test
  void aSampleIsShownInBothShapes() {
    Shop shop = rating();

    Answer shown = preview(shop, "{\"_id\":\"a\",\"zip\":\"1011\",\"rating\":\"7\"}").expect(200);

    JsonNode renewed = JSON.readTree(shown.text("/renewed"));
    assertThat(renewed.at("/postcode").asString()).isEqualTo("1011");
    assertThat(renewed.at("/rating").asInt()).isEqualTo(7);
    assertThat(JSON.readTree(shown.text("/returned")).at("/zip").asString()).isEqualTo("1011");
    assertThat(shown.json().at("/exact").asBoolean()).isTrue();
    assertThat(
            preview(shop, "{\"_id\":\"a\",\"zip\":\"1011\"}")
                .expect(200)
                .json()
                .at("/kept")
                .asBoolean())
        .isFalse();
  }

  @Test
  void whatTheNewShapeCannotSayIsToldInASentence() {
    Shop shop = rating();

    Answer shown = preview(shop, "{\"_id\":\"a\",\"rating\":\"none yet\"}").expect(200);

    assertThat(shown.json().at("/exact").asBoolean()).isTrue();
    assertThat(shown.json().at("/kept").asBoolean()).isTrue();
    assertThat(shown.json().at("/notes"))
        .anySatisfy(note -> {
          assertThat(note.at("/kind").asString()).isEqualTo("KEPT");
          assertThat(note.at("/operation").asInt()).isEqualTo(1);
          assertThat(note.at("/sentence").asString()).endsWith(".");
        });
  }

  @Test
  void aDocumentThatWouldStayInTheOldShapeSaysWhy() {
    Shop shop = shop();
    shop.publish("contracts", shop.contract("1.0.0", "{id: zip, name: zip, logicalType: string}"))
        .expect(201);
    shop.publish(
            "changes",
            shop.change()
                .replace(
                    "rename: {from: zip, to: postcode}",
                    "convert: {path: zip, to: int, otherwise: reject}"))
        .expect(201);
    shop.publish("contracts", shop.contract("2.0.0", "{id: zip, name: zip, logicalType: integer}"))
        .expect(201);

    Answer shown = preview(shop, "{\"_id\":\"a\",\"zip\":\"abc\"}").expect(200);

    assertThat(shown.json().has("renewed")).isFalse();
    assertThat(shown.json().at("/notes"))
        .anySatisfy(note -> {
          assertThat(note.at("/kind").asString()).isEqualTo("HELD");
          assertThat(note.at("/path").asString()).isEqualTo("zip");
        });
  }

  @Test
  void hostileDocumentsAreRefusedOrShownAsTheyAre() {
    Shop shop = rating();

    preview(shop, "{").expectProblem(400, "request-invalid");
    preview(shop, "[]").expectProblem(400, "request-invalid");
    preview(shop, "{\"a\":1,\"a\":2}").expectProblem(400, "request-invalid");
    preview(shop, "{\"a\":" + "[".repeat(5_000)).expectProblem(400, "request-invalid");
    preview(shop, "{\"a\":\"%s\"}".formatted("x".repeat(300_000)))
        .expectProblem(400, "request-invalid");
    assertThat(
            preview(shop, "{\"zip\":\"<script>\\u202e\",\"_lockstep\":1}")
                .expect(200)
                .text("/renewed"))
        .contains("<script>");
    on.as("service")
        .post("/v1/changes/%s/preview".formatted(shop.changeId()), "{\"document\":\"{}\"}")
        .expectProblem(403, "role-missing");
  }

  @Test
  void aSampleLeavesNoTrace() {
    Shop shop = rating();
    String secret = TestServer.unique("value");
    String before = on.admin().get("/v1/journal?limit=1").expect(200).text("/items/0/seq");

    preview(shop, "{\"zip\":\"%s\"}".formatted(secret)).expect(200);
    on.admin()
        .post(
            "/v1/changes/%s/preview".formatted(shop.changeId()),
            "{\"document\":\"{\\\"zip\\\":\\\"%s\\\"}\"}".formatted(secret),
            TestServer.unique("key"))
        .expect(200);

    assertThat(on.admin().get("/v1/journal?limit=1").expect(200).text("/items/0/action"))
        .isEqualTo("token issued");
    assertThat(on.admin().get("/v1/journal?limit=50").body()).doesNotContain(secret);
    assertThat(before).isNotEmpty();
  }

  @Test
  void madeUpDocumentsAreThereToBeginWith() {
    Shop shop = rating();

    Answer samples = read(shop, "samples").expect(200);

    assertThat(samples.json().at("/samples")).hasSize(3);
    samples
        .json()
        .at("/samples")
        .forEach(each -> preview(shop, each.at("/document").asString()).expect(200));
    JsonNode first = JSON.readTree(samples.text("/samples/0/document"));
    assertThat(first.at("/rating").asString()).isEqualTo("7");
    assertThat(first.has("zip")).isTrue();
  }

  @Test
  void theReportTellsWhatIsFoundAndWhomItConcerns() {
    Shop shop = shop().filled();

    Answer report = read(shop, "report").expect(200);

    assertThat(
            StreamSupport.stream(report.json().at("/findings").spliterator(), false)
                .map(each -> each.at("/rule").asString()))
        .contains("CONSUMER_PIN_VIOLATED");
    assertThat(report.text("/services/0/service")).isEqualTo(shop.name() + "-billing");
    assertThat(report.text("/services/0/duties/0/what")).isNotEmpty();
    assertThat(report.text("/risk/word")).isIn("low", "medium", "high");
  }

  @Test
  void theRunbookHasThePagesOfEachKindOfPerson() {
    Shop shop = shop().filled();

    Answer runbook = read(shop, "runbook").expect(200);

    assertThat(runbook.text("/developer"))
        .startsWith("# The zip is called postcode")
        .contains(shop.name() + "-billing")
        .doesNotContain("index.md");
    assertThat(runbook.text("/operator")).contains("lockstep run");
    assertThat(runbook.text("/onCall")).contains("lockstep rollback");
  }

  @Test
  void thePlanIsForecastAtATrafficThatIsGivenOrMeasured() {
    Shop shop = shop().filled();
    String environment = TestServer.unique("prod");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);

    Answer given = read(shop, "forecast?perSecond=500&bad=0.002").expect(200);
    Answer unknown =
        on.as("viewer")
            .get("/v1/environments/%s/changes/%s/forecast".formatted(environment, shop.changeId()))
            .expect(200);

    assertThat(given.text("/plan")).isEqualTo("standard");
    assertThat(given.text("/source")).isEqualTo("GIVEN");
    assertThat(given.text("/stages/0/stage")).isEqualTo("expanded");
    assertThat(given.json().at("/seconds").asLong()).isPositive();
    assertThat(given.json().at("/canPass").asBoolean()).isTrue();
    assertThat(unknown.text("/source")).isEqualTo("UNKNOWN");
    assertThat(unknown.json().at("/canPass").asBoolean()).isFalse();
    read(shop, "forecast?plan=no-such").expectProblem(404, "not-found");
    read(shop, "forecast?perSecond=-1").expectProblem(400, "request-invalid");
    read(shop, "forecast?perSecond=NaN").expectProblem(400, "request-invalid");
    read(shop, "forecast?bad=2").expectProblem(400, "request-invalid");
  }

  @Test
  void aChangeThatIsNotThereIsNotFound() {
    for (String path : new String[] {"content", "report", "samples", "runbook", "forecast"}) {
      on.as("viewer").get("/v1/changes/no-such/" + path).expectProblem(404, "not-found");
    }
    on.as("viewer")
        .post("/v1/changes/no-such/preview", "{\"document\":\"{}\"}")
        .expectProblem(404, "not-found");
  }
}
