package dev.lockstep.server.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.Plans;
import dev.lockstep.server.testing.TestServer;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two servers in processes of their own on one database, services that talk to both, and in every
 * stage one of the servers is killed.
 */
@Timeout(600)
class ReplicasTest {
  private static final Duration START_MAX = Duration.ofSeconds(90);
  private static final Duration GOES_ON_MAX = Duration.ofSeconds(5);
  private static final int INSTANCES = 4;
  private static final String ENVIRONMENT = "production";
  private static final String ROLLOUT = "/v1/environments/production/rollouts/orders:2";
  private static final String LEASES = "/v1/environments/production/collections/orders/leases/";

  private static final String PLAN =
      Plans.afterShadowRead(
          """
          - {stage: ramp, percent: 5, gate: work}
          - {stage: ramp, percent: 50, gate: work}
          - {stage: new-primary, gate: work}
          - {stage: retiring, gate: work, approvals: 2}
          """);

  private static final String BACK = "{\"action\":\"hard-rollback\",\"why\":\"drill\"}";

  private final List<Server> servers = new CopyOnWriteArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong acknowledgedMax = new AtomicLong(10);

  /** A server that runs. */
  private record Server(ProcessUnderTest process, Client admin) {}

  @Test
  void whoeverIsKilledTheOtherGoesOnAndNoStepIsMadeTwiceOrLost() throws InterruptedException {
    String database = TestServer.POSTGRESQL.database();
    String token = started(database, "").admin().token();
    Server second = started(database, token);
    begin(second.admin());
    List<Thread> services = services();
    try {
      for (long epoch = 2; epoch < 10; epoch++) {
        killOneInTheMidstOf(epoch, killed -> answer(killed, "work"));
        again(database, token);
      }
      Client bob = bob();
      bob.post(ROLLOUT + "/rollback", BACK).expect(202);
      killOneInTheMidstOf(10, killed -> killed.post(ROLLOUT + "/rollback", BACK).expect(200));
      again(database, token);
      killOneInTheMidstOf(11, killed -> acknowledgedMax.set(Long.MAX_VALUE));
      again(database, token);
      killOneInTheMidstOf(12, killed -> answer(killed, "cleaned"));
      everyStepIsInTheJournalOnce();
    } finally {
      over.set(true);
      for (Thread service : services) {
        service.join();
      }
      servers.forEach(server -> server.process().close());
    }
  }

  private void again(String database, String token) throws InterruptedException {
    assertThat(started(database, token).process().isAlive()).isTrue();
  }

  /** A second person, by the server that was started last. */
  private Client bob() {
    Client admin = servers.getLast().admin();
    String token =
        admin
            .post("/v1/tokens", "{\"subject\":\"bob\",\"grants\":[\"operator:shop\"]}")
            .expect(201)
            .text("/secret");
    return new Client(admin.server(), token);
  }

  private Server started(String database, String token) throws InterruptedException {
    ProcessUnderTest process =
        ProcessUnderTest.start(
            JavaCommand.of(Replica.class, database).withJvmOption("-XX:TieredStopAtLevel=1"));
    String first = process.awaitLine("token ", START_MAX).substring("token ".length());
    String address = process.awaitLine("address ", START_MAX).substring("address ".length());
    Server server =
        new Server(process, new Client(URI.create(address), token.isEmpty() ? first : token));
    servers.add(server);
    return server;
  }

  private static void begin(Client admin) {
    admin.post("/v1/environments", "{\"name\":\"%s\"}".formatted(ENVIRONMENT)).expect(201);
    String wanted =
        JsonMapper.shared()
            .createObjectNode()
            .put("change", "split-name")
            .put("collection", "orders")
            .put("team", "shop")
            .put("planFile", PLAN)
            .toString();
    admin.post("/v1/environments/production/rollouts", wanted).expect(201);
  }

  private List<Thread> services() {
    List<Thread> services = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i++) {
      int instance = i;
      services.add(Thread.ofVirtual().start(() -> serve(instance)));
    }
    return services;
  }

  /** Renews and acknowledges what it is told, by turns at every server that answers. */
  private void serve(int instance) {
    long heard = 0;
    for (int turn = instance; !over.get(); turn++) {
      Client client = servers.get(turn % servers.size()).admin();
      try {
        heard = renew(client, "i-" + instance, heard);
      } catch (UncheckedIOException e) {
        continue; // This server was killed; the next one is asked at once.
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private long renew(Client client, String instance, long heard) {
    String request =
        """
        {"service":"billing","region":"eu","epoch":%d,"owedWrites":0,"overflowed":false}
        """
            .formatted(heard);
    long epoch =
        client.put(LEASES + instance, request).expect(200).json().at("/state/epoch").asLong();
    assertThat(epoch).isGreaterThanOrEqualTo(heard);
    long done = Math.min(epoch, acknowledgedMax.get());
    client
        .put(LEASES + instance + "/acknowledgement", "{\"epoch\":%d}".formatted(done))
        .expect(204);
    return done;
  }

  private static void answer(Client runner, String check) {
    long epoch = view(runner).at("/epoch").asLong();
    runner
        .post(
            ROLLOUT + "/answers",
            "{\"check\":\"%s\",\"outcome\":\"PASS\",\"epoch\":%d}".formatted(check, epoch))
        .expect(204);
  }

  /** A server is told what lets the rollout go on, and in this moment it dies. */
  private void killOneInTheMidstOf(long epoch, Consumer<Client> act) throws InterruptedException {
    int victim = (int) epoch % 2;
    Server killed = servers.get(victim);
    Server survivor = servers.get(1 - victim);
    Client runner = survivor.admin();
    assertThat(view(runner).at("/epoch").asLong()).isEqualTo(epoch);
    act.accept(killed.admin());
    servers.remove(killed);
    killed.process().kill();
    long begin = System.nanoTime();
    JsonNode unused =
        Awaiting.until(() -> view(runner), view -> view.at("/epoch").asLong() == epoch + 1);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(GOES_ON_MAX);
  }

  private static JsonNode view(Client client) {
    return client.get(ROLLOUT).expect(200).json();
  }

  private void everyStepIsInTheJournalOnce() {
    Client admin = servers.getFirst().admin();
    JsonNode history = admin.get(ROLLOUT + "/history").expect(200).json().at("/items");
    List<String> epochs =
        history
            .valueStream()
            .filter(entry -> entry.at("/fields").has("from"))
            .map(entry -> entry.at("/fields/epoch").asString())
            .toList();
    assertThat(epochs)
        .containsExactlyElementsOf(
            IntStream.iterate(13, epoch -> epoch > 2, epoch -> epoch - 1)
                .mapToObj(Integer::toString)
                .toList());
    assertThat(admin.get("/v1/journal/verification").json().has("why")).isFalse();
  }
}
