package dev.lockstep.server.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.journal.Entry;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.rollout.plan.Action;
import dev.lockstep.rollout.step.Request;
import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.fleet.Leases;
import dev.lockstep.server.fleet.Leases.Lease;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.fleet.Stages;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import dev.lockstep.testkit.seed.SeededTest;
import dev.lockstep.testkit.time.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * Two servers on one database look at the same rollout at once, while instances hear, lag and lose
 * their leases, and people ask for things.
 */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class InterleavingsTest {
  private static final int ACTS = 120;
  private static final int INSTANCES = 4;
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:00Z"));
  private final List<LockstepServer> servers = new ArrayList<>();
  private Client admin = new Client(URI.create("http://127.0.0.1:1"), "");

  /** What an instance believes. */
  private record Held(long epoch, Instant until) {}

  private final Map<String, Held> instances = new HashMap<>();
  private final Map<Long, Stage> stages = new HashMap<>();

  @BeforeAll
  void twoServers() {
    String database = TestServer.POSTGRESQL.database();
    servers.add(TestServer.start(database, clock));
    servers.add(TestServer.start(database, clock));
    admin = new Client(servers.getFirst().address(), servers.getFirst().firstToken().orElseThrow());
  }

  @AfterAll
  void end() {
    servers.forEach(LockstepServer::close);
  }

  @SeededTest(cases = 3)
  void stepsAreMadeOnceAndNobodyIsTwoMovesApart(SplittableRandom random)
      throws InterruptedException {
    String environment = TestServer.unique("staging");
    admin.post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    String path = "/v1/environments/%s".formatted(environment);
    admin.post(path + "/rollouts", Carried.wanted(Carried.PLAN)).expect(201);
    instances.clear();
    stages.clear();
    Place place = new Place(environment, "orders");
    for (int act = 0; act < ACTS; act++) {
      act(random, place, path);
      bothLook(environment);
      nobodyIsTwoMovesApart(place);
    }
    everyStepIsInTheJournalOnce(environment);
  }

  private void act(SplittableRandom random, Place place, String path) {
    String instance = "i-" + random.nextInt(INSTANCES);
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> hear(instance, path);
      case 4, 5, 6 -> answer(place);
      case 7 -> clock.advance(Duration.ofSeconds(5 + random.nextInt(10)));
      case 8 -> {
        if (random.nextInt(3) == 0) {
          ask(random, place);
        }
      }
      default -> {
        if (random.nextInt(4) == 0) {
          clock.advance(Duration.ofMinutes(31));
        }
      }
    }
  }

  /** An instance whose lease has ended begins anew; what it is told it acknowledges at once. */
  private void hear(String instance, String path) {
    Held held = instances.getOrDefault(instance, new Held(0, Instant.MIN));
    long known = held.until().isAfter(clock.instant()) ? held.epoch() : 0;
    String leases = path + "/collections/orders/leases/" + instance;
    String request =
        """
        {"service":"billing","region":"eu","epoch":%d,"owedWrites":0,"overflowed":false}
        """
            .formatted(known);
    Instant asked = clock.instant();
    long epoch = admin.put(leases, request).expect(200).json().at("/state/epoch").asLong();
    admin.put(leases + "/acknowledgement", "{\"epoch\":%d}".formatted(epoch)).expect(204);
    instances.put(instance, new Held(epoch, asked.plus(LEASE)));
  }

  private Rollout rollout(String environment) {
    return servers.getFirst().part(Rollouts.class).require(environment, "orders:2");
  }

  private void answer(Place place) {
    Rollout rollout = rollout(place.environment());
    String check = rollout.gate().required().getFirst().name();
    if (check.equals("smoke")) {
      admin
          .post(
              "/v1/environments/%s/collections/orders/tests/smoke".formatted(place.environment()),
              "{\"tests\":1,\"failures\":0}")
          .expect(204);
      return;
    }
    String answer =
        "{\"check\":\"%s\",\"outcome\":\"PASS\",\"epoch\":%d}"
            .formatted(check, rollout.state().epoch());
    int status =
        admin
            .post(
                "/v1/environments/%s/rollouts/orders:2/answers".formatted(place.environment()),
                answer)
            .status();
    assertThat(status).isIn(204, 404, 409); // A driver may have moved it on meanwhile.
  }

  private void ask(SplittableRandom random, Place place) {
    Rollout rollout = rollout(place.environment());
    if (!rollout.isLive() || rollout.isOnTheWayBack()) {
      return;
    }
    Request request =
        random.nextInt(4) > 0
            ? new Request.RollBackRequest(Action.SOFT_ROLLBACK, Set.of("ann"), "asked")
            : new Request.ResumeRequest();
    Rollouts.Asked asked =
        servers.get(1).part(Rollouts.class).ask(rollout.identity(), "ann", now -> request);
    assertThat(asked.rollout().identity()).isEqualTo(rollout.identity());
    Rollouts.Asked resumed =
        servers
            .get(1)
            .part(Rollouts.class)
            .ask(rollout.identity(), "ann", now -> new Request.ResumeRequest());
    assertThat(resumed.hold()).isEmpty();
  }

  private void bothLook(String environment) throws InterruptedException {
    Rollout seen = rollout(environment);
    List<Thread> looks = new ArrayList<>();
    for (LockstepServer server : servers) {
      Rollouts rollouts = server.part(Rollouts.class);
      looks.add(Thread.ofVirtual().start(() -> assertThat(rollouts.tick(seen)).isNotNull()));
    }
    for (Thread look : looks) {
      look.join();
    }
  }

  /** Steps that were made between two looks are found by their epochs. */
  private void nobodyIsTwoMovesApart(Place place) {
    Stages published = servers.getFirst().part(Stages.class);
    var state = published.current(place);
    history(place.environment())
        .forEach(entry ->
            stages.put(
                Long.parseLong(entry.fields().getOrDefault("epoch", "0")),
                stage(entry.fields().getOrDefault("to", ""))));
    for (Lease lease : servers.getFirst().part(Leases.class).all(place)) {
      if (lease.ends().isAfter(clock.instant()) && lease.epoch() > 1) {
        Stage acts = stages.getOrDefault(lease.epoch(), Stage.EXPANDED);
        assertThat(
                acts == state.stage()
                    || acts.mayMoveTo(state.stage())
                    || state.stage().mayMoveTo(acts))
            .as("%s at %s, published %s", lease, acts, state)
            .isTrue();
      }
    }
  }

  private static Stage stage(String place) {
    String word = place.replaceAll("[ ,].*", "");
    return Stage.named(word).orElse(Stage.EXPANDED);
  }

  private List<Entry> history(String environment) {
    return servers.getFirst().part(Why.class).history(rollout(environment), 500).stream()
        .filter(entry -> entry.fields().containsKey("to"))
        .toList();
  }

  private void everyStepIsInTheJournalOnce(String environment) {
    long epoch = 2;
    String at = "expanded";
    for (Entry entry : history(environment).reversed()) {
      if (entry.fields().containsKey("from")) {
        long next = Long.parseLong(entry.fields().getOrDefault("epoch", "0"));
        assertThat(next).isIn(epoch, epoch + 1);
        assertThat(entry.fields()).containsEntry("from", at);
        epoch = next;
        at = entry.fields().getOrDefault("to", "");
      }
    }
    assertThat(rollout(environment).state().epoch()).isEqualTo(epoch);
    assertThat(epoch).isGreaterThan(3);
  }
}
