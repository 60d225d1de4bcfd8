package dev.lockstep.server.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.Receiver;
import dev.lockstep.server.testing.Receiver.Given;
import dev.lockstep.server.testing.Receiver.Received;
import dev.lockstep.server.testing.Signatures;
import dev.lockstep.server.testing.TestPrometheus;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gates whose checks the server asks of others. */
@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(60)
class InquirerTest {
  private static final Duration QUARTER = Duration.ofSeconds(15);

  @Parameter TestServer on;

  @Test
  void aQueryThatIsOneLetsTheRolloutGoOn() {
    String expression = TestServer.unique("ready") + "{job=\"a b\"} + 1";
    TestPrometheus.set(expression, "1");

    Asking asking = Asking.begin(on, query("outside, name: ready", expression, ""));

    asking.standsAt("dual-write");
  }

  @Test
  void aQueryThatIsZeroTrips() {
    String expression = TestServer.unique("broken");
    TestPrometheus.set(expression, "0");

    Asking asking = Asking.begin(on, query("outside, name: ready", expression, ""));

    Awaiting.until(asking::view, view -> view.at("/hold/kind").asString().equals("frozen"));
  }

  @Test
  void aQueryWithoutASampleIsAnErrorUntilOneComes() {
    String expression = TestServer.unique("absent");
    Asking asking = Asking.begin(on, query("outside, name: ready", expression, ""));
    asking.comesTo("error");

    TestPrometheus.set(expression, "1");
    asking.pass(QUARTER);
    isAsked(expression, 2);
    asking.pass(QUARTER);

    asking.standsAt("dual-write");
  }

  @Test
  void aGuardPassesAfterThreeLevelsBelowItsCap() {
    String expression = TestServer.unique("lag");
    TestPrometheus.set(expression, "2.5");
    Asking asking = Asking.begin(on, query("guard, name: lag", expression, ", max: 3"), "60s");
    isAsked(expression, 1);
    asking.pass(Duration.ofSeconds(30));
    isAsked(expression, 2);
    asking.pass(Duration.ofSeconds(30));

    asking.standsAt("dual-write");
  }

  @Test
  void aGuardTripsAfterThreeLevelsAboveItsCap() {
    String expression = TestServer.unique("lag");
    TestPrometheus.set(expression, "3.5");
    Asking asking = Asking.begin(on, query("guard, name: lag", expression, ", max: 3"), "60s");
    isAsked(expression, 1);
    asking.pass(Duration.ofSeconds(30));
    isAsked(expression, 2);
    asking.pass(Duration.ofSeconds(30));

    Awaiting.until(asking::view, view -> view.at("/hold/kind").asString().equals("frozen"));
  }

  @Test
  void aWebhookIsAskedWithASignatureAndItsWordCounts() {
    AtomicReference<String> word = new AtomicReference<>("inconclusive");
    try (Receiver receiver =
        Receiver.answering(
            letter -> new Given(200, "{\"outcome\":\"%s\"}".formatted(word.get())))) {
      Asking asking = Asking.begin(on, hook(receiver.address("/checks?team=shop")));
      Awaiting.until(receiver::received, letters -> !letters.isEmpty());
      word.set("pass");
      asking.pass(QUARTER);

      asking.standsAt("dual-write");

      Received letter = receiver.received().getFirst();
      JsonNode body = JsonMapper.shared().readTree(letter.body());
      assertThat(letter.path()).isEqualTo("/checks?team=shop");
      assertThat(body.at("/rollout").asString()).isEqualTo(asking.id());
      assertThat(body.at("/environment").asString()).isEqualTo(asking.environment());
      assertThat(body.at("/stage").asString()).isEqualTo("expanded");
      assertThat(body.at("/epoch").asLong()).isEqualTo(2);
      assertThat(body.at("/check").asString()).isEqualTo("ask");
      String secret =
          on.admin().post("/v1/teams/shop/check-secret", "").expect(200).text("/secret");
      assertThat(letter.header("webhook-signature")).isEqualTo(Signatures.of(letter, secret));
    }
  }

  @Test
  void aWebhookThatFallsSilentIsAnErrorAndIsAskedAgain() {
    AtomicReference<Given> given =
        new AtomicReference<>(new Given(200, "{\"outcome\":\"inconclusive\"}"));
    try (Receiver receiver = Receiver.answering(letter -> given.get())) {
      Asking asking = Asking.begin(on, hook(receiver.address("/")));
      Awaiting.until(receiver::received, letters -> letters.size() == 1);
      given.set(new Given(500, ""));
      asking.pass(QUARTER);

      asking.comesTo("error");
      assertThat(asking.why()).contains("error: provider, the webhook answers 500 (asked at ");
      assertThat(receiver.received()).hasSize(2);
      asking.pass(QUARTER);
      Awaiting.until(receiver::received, letters -> letters.size() == 3);
    }
  }

  @Test
  void aWebhookInAPrivateNetworkIsNeverAsked() {
    Asking asking = Asking.begin(on, hook("http://169.254.169.254/latest/meta-data/"));

    asking.comesTo("error");
  }

  private static void isAsked(String expression, int times) {
    int asked = Awaiting.until(() -> TestPrometheus.asked(expression), count -> count == times);
    assertThat(asked).isEqualTo(times);
  }

  private static String query(String kind, String expression, String rest) {
    return "{kind: %s, source: {promql: '%s'}%s}".formatted(kind, expression, rest);
  }

  private static String hook(String address) {
    return "{kind: outside, name: ask, source: {webhook: '%s'}}".formatted(address);
  }
}
