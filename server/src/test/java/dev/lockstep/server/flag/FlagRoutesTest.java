package dev.lockstep.server.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.StageMessage.Ramp;
import dev.lockstep.api.wire.StageMessage.Share;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.routing.Traits;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(60)
class FlagRoutesTest {
  private static final Set<String> ANY = Set.of();

  @Parameter TestServer on;

  private Published published;

  @BeforeEach
  void environment() {
    published = Published.in(on);
  }

  private static StageMessage at(Stage stage) {
    return StageMessage.of(1, stage);
  }

  private static StageMessage ramp(Share... shares) {
    return new StageMessage(
        1, Stage.RAMP, WayBack.IN_STEP, Optional.of(new Ramp(1, "orders-1", List.of(shares))));
  }

  @Test
  void aFlagSaysTheShapeAndWhatTheStageIs() {
    published.publish("orders", at(Stage.NEW_PRIMARY));

    assertThat(published.evaluate("orders", "{\"targetingKey\":\"order-1\"}").expect(200).body())
        .isEqualTo(
            "{\"key\":\"orders\",\"value\":\"new\",\"reason\":\"STATIC\",\"variant\":\"new\","
                + "\"metadata\":{\"stage\":\"new-primary\",\"epoch\":2,"
                + "\"writes\":\"new, old\",\"safe\":false}}");
  }

  @Test
  void aBodyThatNamesNoContentTypeIsTakenAsJsonAndOneThatNamesAnotherIsNot() {
    published.publish("orders", at(Stage.NEW_PRIMARY));
    BodyPublisher body = BodyPublishers.ofString("{\"context\":{\"targetingKey\":\"order-1\"}}");
    String one = published.flags() + "/orders";
    Client service = published.service();
    assertThat(Client.send(service.request(one).POST(body)).expect(200).text("/value"))
        .isEqualTo("new");
    assertThat(
            Client.send(service.request(published.flags()).POST(body))
                .expect(200)
                .text("/flags/0/value"))
        .isEqualTo("new");
    Client.send(service.request(one).header("Content-Type", "text/plain").POST(body)).expect(400);
  }

  @Test
  void aRampSplitsRecordsByTheirKeysAndTraits() {
    StageMessage state =
        ramp(new Share(ANY, ANY, 30_000), new Share(Set.of("staff"), Set.of("eu"), 100_000));
    published.publish("orders", state);

    for (int i = 0; i < 50; i++) {
      String key = "order-" + i;
      Shape shape = state.ramp().orElseThrow().routing().route(key, Traits.NONE);
      Answer answer = published.evaluate("orders", "{\"targetingKey\":\"%s\"}".formatted(key));
      assertThat(answer.text("/value")).isEqualTo(shape == Shape.NEW ? "new" : "old");
      assertThat(answer.text("/reason")).isEqualTo("SPLIT");
    }
    assertThat(value("\"targetingKey\":\"order-0\",\"cohort\":\"staff\",\"region\":\"eu\""))
        .isEqualTo("new");
  }

  private String value(String attributes) {
    return published.evaluate("orders", "{%s}".formatted(attributes)).expect(200).text("/value");
  }

  @Test
  void aRecordWithoutAKeyIsReadInTheOldShape() {
    published.publish("orders", ramp(new Share(ANY, ANY, 100_000)));

    assertThat(value("")).isEqualTo("old");
    assertThat(value("\"targetingKey\":\"\"")).isEqualTo("old");
    assertThat(value("\"targetingKey\":null")).isEqualTo("old");
    assertThat(published.service().post(published.flags() + "/orders", "").text("/value"))
        .isEqualTo("old");
    assertThat(value("\"targetingKey\":\"a\"")).isEqualTo("new");
  }

  @Test
  void whatNothingWasPublishedOfIsNoFlag() {
    for (String name : List.of("orders", ".orders", "a%20b", "a".repeat(300), "%3Cb%3E")) {
      Answer answer = published.evaluate(name, "{}").expect(404);
      assertThat(answer.text("/errorCode")).isEqualTo("FLAG_NOT_FOUND");
      assertThat(answer.json().has("key")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"context\":[]}",
        "{\"context\":\"order-1\"}",
        "{\"context\":{\"targetingKey\":17}}",
        "{\"context\":{\"targetingKey\":{}}}",
        "{\"context\":{\"targetingKey\":[\"a\"]}}"
      })
  void aContextThatIsNoneIsRefused(String body) {
    published.publish("orders", at(Stage.BACKFILL));

    Answer one = published.service().post(published.flags() + "/orders", body).expect(400);
    assertThat(one.text("/key")).isEqualTo("orders");
    assertThat(one.text("/errorCode")).isEqualTo("INVALID_CONTEXT");
    assertThat(one.body()).doesNotContain("17");
    Answer all = published.service().post(published.flags(), body).expect(400);
    assertThat(all.text("/errorCode")).isEqualTo("INVALID_CONTEXT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "\"a\"", "{} {}", "\u0000", "<x/>", "{\"context\":{\"a\":NaN}}"})
  void aBodyThatIsNoJsonObjectIsRefused(String body) {
    Answer one = published.service().post(published.flags() + "/orders", body).expect(400);
    assertThat(one.text("/key")).isEqualTo("orders");
    assertThat(one.text("/errorCode")).isEqualTo("PARSE_ERROR");
    assertThat(one.body()).doesNotContain("Exception", "dev.lockstep", "tools.jackson");
    Answer all = published.service().post(published.flags(), body).expect(400);
    assertThat(all.text("/errorCode")).isEqualTo("PARSE_ERROR");
  }

  @Test
  void aBodyThatIsTooDeepOrTooLargeIsRefused() {
    String deep = "{\"context\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5001);
    String large = "{\"context\":{\"a\":\"%s\"}}".formatted("a".repeat(5 << 20));

    Answer refused = published.service().post(published.flags() + "/orders", deep).expect(400);
    assertThat(refused.text("/errorCode")).isEqualTo("PARSE_ERROR");
    published.service().post(published.flags(), large).expectProblem(413, "request-too-large");
  }

  @Test
  void attributesThatAreNoTextsAndUnknownNamesArePassedOver() {
    published.publish("orders", ramp(new Share(Set.of("gold"), ANY, 100_000)));

    assertThat(value("\"targetingKey\":\"a\",\"cohort\":[\"gold\"],\"x\":{\"y\":1}"))
        .isEqualTo("old");
    published
        .service()
        .post(published.flags() + "/orders", "{\"context\":{},\"later\":true}")
        .expect(200);
  }

  @Test
  void allFlagsOfAnEnvironmentComeAtOnceAndOnlyWhenTheyChanged() {
    published.publish("orders", at(Stage.RETIRED));
    published.publish("addresses", at(Stage.DUAL_WRITE));
    Published.in(on).publish("foreign", at(Stage.RETIRED));

    Answer all = all("{}").expect(200);
    assertThat(all.json().at("/flags").valueStream().map(FlagRoutesTest::keyAndValue))
        .containsExactly("addresses old", "orders new");
    String tag = all.headers().firstValue("ETag").orElseThrow();

    for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      Answer same = all("{}", "If-None-Match", known).expect(304);
      assertThat(same.body()).isEmpty();
      assertThat(same.headers().firstValue("ETag")).hasValue(tag);
    }
    published.publish("addresses", at(Stage.BACKFILL));
    Answer moved = all("{}", "If-None-Match", tag).expect(200);
    assertThat(moved.headers().firstValue("ETag")).isNotEqualTo(Optional.of(tag));
  }

  private static String keyAndValue(JsonNode flag) {
    return flag.at("/key").asString() + " " + flag.at("/value").asString();
  }

  private Answer all(String body, String... headers) {
    var request =
        published
            .service()
            .request(published.flags())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return Client.send(headers.length == 0 ? request : request.headers(headers));
  }

  @Test
  void whoMayNotAskIsToldSo() {
    Client nobody = new Client(on.server().address(), "");
    nobody.post(published.flags() + "/orders", "{}").expectProblem(401, "token-invalid");
    on.as("service@elsewhere").post(published.flags(), "{}").expectProblem(403, "role-missing");
    on.as("runner").post(published.flags() + "/orders", "{}").expectProblem(403, "role-missing");
    on.as("viewer").post(published.flags(), "{}").expect(200);
    String nowhere = "/v1/environments/nowhere/ofrep/v1/evaluate/flags";
    on.as("viewer").post(nowhere, "{}").expectProblem(404, "not-found");
    assertThat(on.as("viewer").post(nowhere + "/orders", "{}").expect(404).text("/errorCode"))
        .isEqualTo("FLAG_NOT_FOUND");
  }

  @Test
  void whoFindsNoTurnIsToldToComeAgain() {
    Turns turns = on.server().part(Turns.class);
    Deque<Supplier<Answer>> taken = new ArrayDeque<>();
    taken.push(() -> published.evaluate("orders", "{}"));
    for (int i = 0; i < Turns.AT_ONCE; i++) {
      Supplier<Answer> inner = taken.peek();
      taken.push(() -> turns.take(inner).orElseThrow());
    }

    Answer busy = taken.peek().get().expect(429);

    assertThat(busy.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(busy.text("/errorCode")).isEqualTo("GENERAL");
    published.evaluate("orders", "{}").expect(404);
  }
}
