package dev.lockstep.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.Receiver;
import dev.lockstep.server.testing.Receiver.Given;
import dev.lockstep.server.testing.Receiver.Received;
import dev.lockstep.server.testing.Signatures;
import dev.lockstep.server.testing.TestServer;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(60)
class AlertsTest {
  private static final String FREEZE = "{\"why\":\"a holiday\"}";

  @Parameter TestServer on;

  @Test
  void theTeamIsToldOfAFreezeInASignedCloudEvent() {
    try (Receiver receiver = Receiver.answering(letter -> new Given(204, ""))) {
      Team team = Team.begin(on.admin());
      Answer made = team.subscribes(receiver.address("/hook?key=of-the-path"));
      team.asks("freeze", FREEZE).expect(200);

      Received letter = first(receiver);

      assertThat(letter.path()).isEqualTo("/hook?key=of-the-path");
      assertThat(letter.header("Content-Type")).startsWith("application/cloudevents+json");
      assertThat(letter.header("webhook-signature"))
          .isEqualTo(Signatures.of(letter, made.text("/secret")));
      JsonNode event = JsonMapper.shared().readTree(letter.body());
      assertThat(event.at("/specversion").asString()).isEqualTo("1.0");
      assertThat(event.at("/type").asString()).isEqualTo("dev.lockstep.rollout.frozen");
      assertThat(event.at("/subject").asString()).isEqualTo(team.rollout());
      assertThat(Instant.parse(event.at("/time").asString())).isBefore("2027-01-01T00:00:00Z");
      assertThat(event.at("/id").asString()).isNotEmpty();
      assertThat(event.at("/source").asString()).contains(team.environment());
      assertThat(event.at("/data/team").asString()).isEqualTo(team.name());
      assertThat(event.at("/data/epoch").asLong()).isEqualTo(2);
      assertThat(event.at("/data/facts/cause").asString()).contains("a holiday");
    }
  }

  @Test
  void theTeamIsToldOfTheEndAndOfNoStageBeforeAndNobodyElseIs() {
    try (Receiver receiver = Receiver.answering(letter -> new Given(200, ""));
        Receiver other = Receiver.answering(letter -> new Given(200, ""))) {
      Team team = Team.begin(on.admin());
      Team stranger = Team.begin(on.admin());
      team.subscribes(receiver.address("/")).expect(201);
      stranger.subscribes(other.address("/")).expect(201);
      team.goesOn();

      assertThat(first(receiver).body()).contains("dev.lockstep.rollout.completed");
      assertThat(other.received()).isEmpty();
    }
  }

  @Test
  void whatDoesNotArriveComesAgainUnderTheSameIdUntilItDoes() {
    AtomicInteger letters = new AtomicInteger();
    try (Receiver receiver =
        Receiver.answering(letter -> new Given(letters.incrementAndGet() < 3 ? 500 : 200, ""))) {
      Team team = Team.begin(on.admin());
      team.subscribes(receiver.address("/")).expect(201);
      team.asks("freeze", FREEZE).expect(200);

      Awaiting.until(
          receiver::received,
          received -> {
            on.clock().advance(Duration.ofSeconds(1));
            return received.size() == 3;
          });
      on.clock().advance(Duration.ofSeconds(30));
      team.asks("resume", "{\"why\":\"over\"}").expect(200);
      List<Received> all = Awaiting.until(receiver::received, received -> received.size() == 4);

      assertThat(all.stream().map(letter -> letter.header("webhook-id")).distinct()).hasSize(2);
      assertThat(all.get(3).body()).contains("dev.lockstep.rollout.resumed");
    }
  }

  /** On a server of its own, whose clock goes on by more than a day. */
  @Test
  void afterADayItIsGivenUpAndTheJournalSaysSo() {
    SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:00Z"));
    try (Receiver receiver = Receiver.answering(letter -> new Given(500, ""));
        LockstepServer server = TestServer.start(on.database(), clock)) {
      Client admin = new Client(server.address(), server.firstToken().orElseThrow());
      Client lasting =
          new Client(
              server.address(),
              admin
                  .post("/v1/tokens", "{\"subject\":\"ann\",\"grants\":[\"admin\"]}")
                  .expect(201)
                  .text("/secret"));
      Team team = Team.begin(lasting);
      String id = team.subscribes(receiver.address("/")).text("/id");
      team.asks("freeze", FREEZE).expect(200);
      Awaiting.until(receiver::received, received -> received.size() == 1);

      clock.advance(Duration.ofDays(1));

      Awaiting.until(
          () -> lasting.get("/v1/journal?subject=webhook:" + id).expect(200).body(),
          journal -> journal.contains("alert given up"));
      assertThat(receiver.received()).hasSizeBetween(1, 2);
    }
  }

  @Test
  void aRolloutThatWaitsForAPersonSaysSoOnce() {
    try (Receiver receiver = Receiver.answering(letter -> new Given(200, ""))) {
      Team team = Team.begin(on.admin());
      team.subscribes(receiver.address("/")).expect(201);
      on.clock().advance(Duration.ofMinutes(61));

      Received letter = first(receiver);
      assertThat(letter.body()).contains("dev.lockstep.rollout.person-needed", "overdue");
      team.asks("freeze", FREEZE).expect(200);
      List<Received> all = Awaiting.until(receiver::received, received -> received.size() >= 2);
      assertThat(all).hasSize(2);
    }
  }

  @Test
  void secretsAndPathsAreShownNowhereAgain() {
    Team team = Team.begin(on.admin());
    Answer made = team.subscribes("https://hooks.example.com/services/path-is-a-secret");
    String secret = made.text("/secret");

    String list = on.admin().get(team.path("")).expect(200).body();
    String journal = on.admin().get("/v1/journal?limit=50").expect(200).body();

    assertThat(secret).startsWith("whsec_");
    assertThat(list).contains("https://hooks.example.com", made.text("/id"));
    assertThat(list + journal).doesNotContain(secret).doesNotContain("path-is-a-secret");
    on.admin().delete(team.path("/" + made.text("/id"))).expect(204);
    assertThat(on.admin().get(team.path("")).json().at("/items")).isEmpty();
    on.admin().delete(team.path("/" + made.text("/id"))).expectProblem(404, "not-found");
  }

  @Test
  void onlyTheTeamItselfSubscribes() {
    Team team = Team.begin(on.admin());
    String body = "{\"address\":\"https://hooks.example.com/\"}";

    on.as("developer:" + team.name()).post(team.path(""), body).expect(201);
    on.as("steward:" + team.name()).post(team.path(""), body).expect(201);
    on.as("developer:other").post(team.path(""), body).expectProblem(403, "role-missing");
    on.as("viewer").post(team.path(""), body).expectProblem(403, "role-missing");
    on.as("developer:other").get(team.path("")).expectProblem(403, "role-missing");
    on.as("developer:" + team.name())
        .post("/v1/teams/%s/check-secret".formatted(team.name()), "")
        .expectProblem(403, "role-missing");
    on.as("steward:" + team.name())
        .post(team.path(""), "{\"address\":\"http://u:p@h.example/\"}")
        .expectProblem(422, "address-refused");
  }

  @Test
  void whoNamesAPrivateAddressHearsAtOnceThatNothingWillBeSentThere() {
    Team team = Team.begin(on.admin());

    for (String address : List.of("http://169.254.169.254/latest/", "https://[fd00::1]/x")) {
      on.admin()
          .post(team.path(""), "{\"address\":\"%s\"}".formatted(address))
          .expectProblem(422, "address-refused");
    }
    assertThat(on.admin().get(team.path("")).json().at("/items")).isEmpty();
  }

  private static Received first(Receiver receiver) {
    return Awaiting.until(receiver::received, received -> !received.isEmpty()).getFirst();
  }
}
