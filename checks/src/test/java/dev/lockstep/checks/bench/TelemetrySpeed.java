package dev.lockstep.checks.bench;

import dev.lockstep.api.wire.DistinctKeys;
import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.TelemetryReport.Bin;
import dev.lockstep.api.wire.TelemetryReport.KeyCount;
import dev.lockstep.api.wire.TelemetryReport.Keys;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.Shadow;
import dev.lockstep.api.wire.TelemetryReport.ShadowTally;
import dev.lockstep.api.wire.TelemetryReport.Sketch;
import dev.lockstep.api.wire.WireJson;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How many reports of instances a server takes a second, beside how often it says that it is well
 * and how often it answers a stage. One who reports holds a lease, no report comes twice, and what
 * a server refuses for want of room does not count.
 *
 * @param stages answered a second, which takes a token and a query
 * @param bytes of one report
 */
record TelemetrySpeed(double reports, double health, double stages, int bytes) {
  private static final int COLLECTIONS = 10;
  private static final int INSTANCES = 200;
  private static final int CONNECTIONS = 16;
  private static final int WINDOWS = 90;
  private static final double WARM_UP_SECONDS = 6;
  private static final double SECONDS = 8;
  private static final Instant MARK = Instant.parse("2000-01-01T00:00:00Z");
  private static final int BUSY = 503;
  private static final String NAME = "instance-name";

  /** Asks once more, as the so manyeth on its connection; whether it was taken. */
  private interface Asking {
    boolean ask(HttpWire wire, int connection, int number) throws IOException;
  }

  /** Makes a connection. */
  private interface Opening {
    HttpWire open() throws IOException;
  }

  static TelemetrySpeed measure(ControlServer server) throws IOException, InterruptedException {
    List<String> templates =
        IntStream.range(0, COLLECTIONS)
            .mapToObj(i -> WireJson.write(report("collection-" + i)))
            .toList();
    Asking report = (wire, connection, number) -> report(wire, templates, connection, number);
    double health = rate(server::asNobody, (wire, connection, number) -> ask(wire, "/v1/health"));
    double stages =
        rate(
            server::asService,
            (wire, connection, number) ->
                ask(wire, ControlServer.ENVIRONMENT + "/collections/collection-1/stage"));
    lease(server);
    double reports = rate(server::asService, report);
    return new TelemetrySpeed(reports, health, stages, templates.getFirst().length());
  }

  /** Leases are good for half a minute, so they are taken right before the reports. */
  private static void lease(ControlServer server) throws IOException {
    try (HttpWire wire = server.asService()) {
      for (int i = 0; i < COLLECTIONS * INSTANCES; i++) {
        ControlServer.lease(wire, "collection-" + i % COLLECTIONS, "instance-" + i);
      }
    }
  }

  private static boolean ask(HttpWire wire, String path) throws IOException {
    return wire.ask("GET", path, "").expect(200).status() == 200;
  }

  /**
   * Each connection has instances of its own, and all their windows of the last minute and a half.
   */
  private static boolean report(HttpWire wire, List<String> templates, int connection, int number)
      throws IOException {
    int own = COLLECTIONS * INSTANCES / CONNECTIONS;
    int instance = connection * own + number % own;
    long ended = InstantSource.system().instant().getEpochSecond() - 1 - number / own % WINDOWS;
    String body =
        templates
            .get(instance % COLLECTIONS)
            .replace(NAME, "instance-" + instance)
            .replace(MARK.toString(), Instant.ofEpochSecond(ended).toString());
    HttpWire.Answer answer = wire.ask("POST", ControlServer.ENVIRONMENT + "/telemetry", body);
    return answer.status() != BUSY && answer.expect(202).status() == 202;
  }

  private static double rate(Opening opening, Asking asking)
      throws IOException, InterruptedException {
    List<Future<Integer>> done = new ArrayList<>();
    long measured = System.nanoTime() + (long) (WARM_UP_SECONDS * 1e9);
    long ends = measured + (long) (SECONDS * 1e9);
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        int connection = i;
        Callable<Integer> work =
            () -> {
              int asked = 0;
              try (HttpWire wire = opening.open()) {
                for (int number = 0; System.nanoTime() < ends; number++) {
                  boolean isTaken = asking.ask(wire, connection, number);
                  asked += isTaken && System.nanoTime() >= measured ? 1 : 0;
                }
              }
              return asked;
            };
        done.add(threads.submit(work));
      }
      int all = 0;
      for (Future<Integer> each : done) {
        all += each.get();
      }
      return all / SECONDS;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  /** A window of reads and writes by both paths, in 60 bins each. */
  private static TelemetryReport report(String collection) {
    OfCollection window =
        new OfCollection(
            collection,
            1,
            MARK,
            1,
            List.of(read(TelemetryReport.Path.OLD), read(TelemetryReport.Path.NEW)),
            List.of(written(TelemetryReport.Path.OLD), written(TelemetryReport.Path.NEW)),
            new Shadow(new ShadowTally(40, 1, 2, 1, 3, 4, 2, 1), List.of()),
            0);
    return new TelemetryReport(NAME, "shop", "eu", List.of(window));
  }

  private static OfPath read(TelemetryReport.Path path) {
    return path(path, Optional.empty());
  }

  private static OfPath written(TelemetryReport.Path path) {
    return path(path, Optional.of(sketch()));
  }

  private static Sketch sketch() {
    List<Bin> bins = IntStream.range(0, 60).mapToObj(i -> new Bin(i * 2, 10)).toList();
    return new Sketch(1.01 / 0.99, 0, bins);
  }

  private static OfPath path(TelemetryReport.Path path, Optional<Sketch> sizes) {
    SplittableRandom random = new SplittableRandom(path.word().hashCode());
    int[] ranks = new int[DistinctKeys.REGISTERS];
    Arrays.setAll(ranks, i -> random.nextInt(3));
    List<KeyCount> top =
        IntStream.range(0, TelemetryReport.TOP_MAX)
            .mapToObj(i -> new KeyCount("%016x".formatted(random.nextLong()), 9))
            .toList();
    Keys keys = new Keys(5000, top, DistinctKeys.of(ranks));
    return new OfPath(path, 600, 2, List.of(), sketch(), Optional.of(keys), sizes);
  }
}
