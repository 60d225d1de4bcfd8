package dev.lockstep.checks.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long it takes until all who listen to a stream have heard of a stage change, from the moment
 * that it is asked for: a rollout is begun in each of some collections.
 *
 * @param medianMillis of all clients and changes
 * @param p99Millis of all clients and changes
 */
record StageSpeed(int clients, double medianMillis, double p99Millis) {
  private static final int CLIENTS = 2_000;
  private static final int CHANGES = 6;

  /** So many connect at a time; how many a server lets in at once is another question. */
  private static final int KNOCKING_MAX = 32;

  private static final long PATIENCE_SECONDS = 30;
  private static final String PLAN =
      """
      apiVersion: lockstep/v1
      kind: RolloutPlan
      name: bench
      gates:
        word:
          checks: [{kind: outside, name: word, source: person}]
          pass: {dwell: 0s, maxWait: 7d}
      stages:
        - {stage: expanded, gate: word}
      """;

  /** All who listen, and when each has heard of each collection. */
  private static final class Audience implements AutoCloseable {
    private final List<HttpWire> wires = new ArrayList<>();
    private final List<CountDownLatch> heard = new ArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(CLIENTS);
    private final Semaphore knocking = new Semaphore(KNOCKING_MAX);
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicLongArray times = new AtomicLongArray(CLIENTS * CHANGES);

    Audience(ControlServer server) throws IOException, InterruptedException {
      StringBuilder path = new StringBuilder(ControlServer.ENVIRONMENT + "/stages?");
      for (int i = 0; i < CHANGES; i++) {
        path.append(i == 0 ? "" : "&").append("collection=").append(name(i));
        heard.add(new CountDownLatch(CLIENTS));
      }
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        knocking.acquire();
        HttpWire wire = server.asService();
        wires.add(wire);
        wire.send("GET", path.toString(), "");
        Thread unused = Thread.ofVirtual().start(() -> listen(wire, client));
      }
    }

    /** The first event of each collection tells how it is, the second what has changed. */
    private void listen(HttpWire wire, int client) {
      try {
        int firsts = 0;
        String status = wire.line();
        if (!status.contains(" 200")) {
          troubles.add(status);
        }
        while (true) {
          String line = wire.line();
          if (line.startsWith("data:") && firsts < CHANGES) {
            firsts++;
            if (firsts == CHANGES) {
              knocking.release();
              ready.countDown();
            }
          } else if (line.startsWith("data:")) {
            int change = number(line);
            times.set(client * CHANGES + change, System.nanoTime());
            heard.get(change).countDown();
          }
        }
      } catch (IOException e) { // It is over, or should not be.
        troubles.add(String.valueOf(e.getMessage()));
      }
    }

    static String name(int change) {
      return "streamed-" + change;
    }

    private static int number(String line) {
      int from = line.indexOf("streamed-") + "streamed-".length();
      return Integer.parseInt(line.substring(from, line.indexOf('"', from)));
    }

    void await(CountDownLatch latch) throws InterruptedException {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "%d clients have heard nothing: %s".formatted(latch.getCount(), troubles));
      }
    }

    @Override
    public void close() throws IOException {
      for (HttpWire wire : wires) {
        wire.close();
      }
    }
  }

  static StageSpeed measure(ControlServer server) throws IOException, InterruptedException {
    double[] millis = new double[CLIENTS * (CHANGES - 1)];
    try (Audience audience = new Audience(server);
        HttpWire admin = server.asAdmin()) {
      audience.await(audience.ready);
      for (int change = 0; change < CHANGES; change++) {
        long began = System.nanoTime();
        begin(admin, Audience.name(change));
        audience.await(audience.heard.get(change));
        for (int i = 0; change > 0 && i < CLIENTS; i++) { // The first one warms up.
          millis[(change - 1) * CLIENTS + i] =
              (audience.times.get(i * CHANGES + change) - began) / 1e6;
        }
      }
    }
    Arrays.sort(millis);
    return new StageSpeed(CLIENTS, millis[millis.length / 2], millis[millis.length * 99 / 100]);
  }

  private static void begin(HttpWire admin, String collection) throws IOException {
    String body =
        "{\"change\":\"bench\",\"collection\":\"%s\",\"team\":\"shop\",\"planFile\":\"%s\"}"
            .formatted(collection, PLAN.replace("\n", "\\n"));
    var unused = admin.ask("POST", ControlServer.ENVIRONMENT + "/rollouts", body).expect(201);
  }
}
