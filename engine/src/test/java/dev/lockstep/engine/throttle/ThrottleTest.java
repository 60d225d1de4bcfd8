package dev.lockstep.engine.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.engine.throttle.Signal.Reading;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Health;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private Health health = health(Duration.ZERO, Duration.ofMillis(1));
  private final MemoryStore store = new MemoryStore(MemorySettings.of("throttle", () -> now));

  private static Health health(Duration lag, Duration ping) {
    return new Health(Optional.of(lag), Optional.empty(), Optional.empty(), ping);
  }

  private Throttle throttle(String settings) {
    return new Throttle(
        List.of(new HealthSignal(() -> health), new CountSignal(store), new UrlSignal()),
        ThrottleSettings.parse(settings),
        () -> now);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private static Pace.Go go(Pace pace) {
    assertThat(pace).isInstanceOf(Pace.Go.class);
    return (Pace.Go) pace;
  }

  private static String reason(Pace pace) {
    return switch (pace) {
      case Pace.Go go -> "";
      case Pace.Wait wait -> wait.reason();
      case Pace.Abort abort -> abort.reason();
    };
  }

  /** Works for this long by the throttle and answers how many documents were done. */
  private long work(Throttle throttle, Duration length, Duration batchTakes) {
    Instant end = now.plus(length);
    long done = 0;
    while (now.isBefore(end)) {
      Pace.Go go = go(throttle.next());
      pass(go.pause());
      pass(batchTakes);
      throttle.did(go, go.batchSize(), batchTakes);
      done += go.batchSize();
    }
    return done;
  }

  @Test
  void withoutLimitsABatchBeginsAtOnce() {
    Pace.Go go = go(throttle("").next());
    assertThat(go.pause()).isZero();
    assertThat(go.batchSize()).isBetween(10, 1000);
  }

  @Test
  void aRateIsKeptOverTimeAndFollowsWhenRetuned() {
    Throttle throttle = throttle("rate=500/s,batch=200");
    assertThat(work(throttle, Duration.ofSeconds(60), Duration.ofMillis(10)))
        .isBetween(29_500L, 30_700L);
    throttle.tune(throttle.settings().with("rate=50/s"));
    assertThat(work(throttle, Duration.ofSeconds(60), Duration.ofMillis(10)))
        .isBetween(2_800L, 3_200L);
    throttle.tune(throttle.settings().with("rate=unlimited"));
    assertThat(work(throttle, Duration.ofSeconds(60), Duration.ofMillis(10)))
        .isGreaterThan(1_000_000);
  }

  @Test
  void aRateComesInSmallBatchesAndNeverInABurst() {
    Throttle throttle = throttle("rate=500/s");
    pass(Duration.ofSeconds(10));
    assertThat(work(throttle, Duration.ofMillis(100), Duration.ofMillis(1))).isLessThan(75);
    assertThat(go(throttle.next()).batchSize()).isLessThanOrEqualTo(10);
  }

  @Test
  void aRateIsKeptWhereABatchTakesLong() {
    assertThat(work(throttle("rate=500/s"), Duration.ofSeconds(60), Duration.ofMillis(200)))
        .isBetween(29_000L, 30_700L);
  }

  @Test
  void aRateBelowOneDocumentASecondIsKeptToo() {
    assertThat(work(throttle("rate=0.5/s"), Duration.ofSeconds(100), Duration.ofMillis(1)))
        .isBetween(49L, 52L);
  }

  @Test
  void documentsThatABatchDidNotHaveAreNotPaidFor() {
    Throttle throttle = throttle("rate=100/s,batch=100,min-batch=100");
    Pace.Go first = go(throttle.next());
    Pace.Go second = go(throttle.next());
    assertThat(second.pause()).isPositive();
    throttle.did(first, 0, Duration.ofMillis(1));
    throttle.did(second, 0, Duration.ofMillis(1));
    assertThat(go(throttle.next()).pause()).isLessThanOrEqualTo(second.pause());
  }

  @Test
  void niceRestsInProportionToTheLastBatch() {
    Throttle throttle = throttle("nice=0.2");
    Pace.Go go = go(throttle.next());
    throttle.did(go, go.batchSize(), Duration.ofMillis(500));
    assertThat(go(throttle.next()).pause()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void lagBeyondTheSoftLimitWaitsWithAReasonAndGoesOnWhenItIsOver() {
    Throttle throttle = throttle("max-lag=5s");
    health = health(Duration.ofSeconds(7), Duration.ofMillis(1));
    assertThat(throttle.next())
        .isEqualTo(
            new Pace.Wait(
                "The slowest replica is 7s behind, above the limit of 5s (max-lag)",
                Duration.ofSeconds(1)));
    assertThat(throttle.last()).isInstanceOf(Pace.Wait.class);
    health = health(Duration.ofSeconds(1), Duration.ofMillis(1));
    pass(Duration.ofMillis(400));
    assertThat(throttle.next()).isInstanceOf(Pace.Wait.class);
    pass(Duration.ofMillis(600));
    assertThat(throttle.next()).isInstanceOf(Pace.Go.class);
  }

  @Test
  void aCriticalLimitEndsTheWorkOnlyAfterASecondLook() {
    Throttle throttle = throttle("critical-lag=1m");
    health = health(Duration.ofMinutes(3), Duration.ofMillis(1));
    assertThat(throttle.next()).isInstanceOf(Pace.Wait.class);
    assertThat(throttle.next()).isInstanceOf(Pace.Wait.class);
    pass(Duration.ofSeconds(1));
    assertThat(throttle.next())
        .isEqualTo(
            new Pace.Abort(
                "The slowest replica is 180s behind, above the limit of 60s (critical-lag), and a"
                    + " second look confirmed it"));
  }

  @Test
  void aCriticalLimitThatIsOverAtTheSecondLookDoesNotEndTheWork() {
    Throttle throttle = throttle("critical-lag=1m");
    health = health(Duration.ofMinutes(3), Duration.ofMillis(1));
    assertThat(throttle.next()).isInstanceOf(Pace.Wait.class);
    health = health(Duration.ZERO, Duration.ofMillis(1));
    pass(Duration.ofSeconds(1));
    assertThat(throttle.next()).isInstanceOf(Pace.Go.class);
    health = health(Duration.ofMinutes(3), Duration.ofMillis(1));
    pass(Duration.ofSeconds(1));
    assertThat(throttle.next()).isInstanceOf(Pace.Wait.class);
  }

  @Test
  void cacheAndConnectionsAreWatchedToo() {
    Throttle throttle = throttle("");
    health = new Health(Optional.empty(), Optional.of(0.95), Optional.of(0.9), Duration.ZERO);
    assertThat(reason(throttle.next()))
        .isEqualTo("The store's cache is 95% used, above the limit of 90% (max-cache)");
    health = new Health(Optional.empty(), Optional.of(0.5), Optional.of(0.9), Duration.ZERO);
    pass(Duration.ofSeconds(1));
    assertThat(reason(throttle.next()))
        .isEqualTo(
            "The store's connections are 90% used, above the limit of 80% (max-connections)");
  }

  @Test
  void whatWaitsAtTheBusiestServerIsWatchedToo() {
    Throttle throttle = throttle("max-queued=0.5,critical-queued=0.9");
    health = queued(0.5);
    assertThat(throttle.next()).isInstanceOf(Pace.Go.class);
    health = queued(0.75);
    pass(Duration.ofSeconds(1));
    assertThat(reason(throttle.next()))
        .isEqualTo(
            "Of the work given to the store's busiest server 75% waits, above the limit of 50%"
                + " (max-queued)");
    health = queued(0.95);
    pass(Duration.ofSeconds(1));
    assertThat(reason(throttle.next())).contains("(critical-queued)");
  }

  private static Health queued(double part) {
    return new Health(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(part), Duration.ZERO);
  }

  @Test
  void aPingIsMeasuredAgainstWhatIsUsualAndASlowHourDoesNotBecomeUsual() {
    Throttle throttle = throttle("max-ping=4x");
    for (int i = 0; i < 100; i++) {
      health = health(Duration.ZERO, Duration.ofMillis(20));
      assertThat(throttle.next()).isInstanceOf(Pace.Go.class);
      pass(Duration.ofSeconds(1));
    }
    health = health(Duration.ZERO, Duration.ofMillis(200));
    for (int i = 0; i < 60; i++) {
      assertThat(reason(throttle.next()))
          .startsWith("The store answers a ping in 200ms, more than");
      pass(Duration.ofSeconds(1));
    }
    health = health(Duration.ZERO, Duration.ofMillis(20));
    assertThat(throttle.next()).isInstanceOf(Pace.Go.class);
  }

  @Test
  void aQueryAboveItsLimitWaits() {
    Throttle throttle = throttle("query=jobs:state=waiting>1");
    assertThat(throttle.next()).isInstanceOf(Pace.Go.class);
    for (int i = 0; i < 2; i++) {
      assertThat(
              store
                  .application("jobs")
                  .insert(Document.of("_id", Value.int32(i), "state", Value.text("waiting"))))
          .isNotNull();
    }
    pass(Duration.ofSeconds(1));
    assertThat(reason(throttle.next()))
        .isEqualTo("The query jobs:state=waiting counts 2, above its limit of 1");
  }

  @Test
  void ofSeveralReasonsACriticalOneWinsAndThenTheFirst() {
    List<Reading> readings = new ArrayList<>();
    readings.add(new Reading.Soft("first"));
    readings.add(new Reading.Soft("second"));
    readings.add(Reading.CLEAR);
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int index = i;
      signals.add(settings -> readings.get(index));
    }
    Throttle throttle = new Throttle(signals, ThrottleSettings.DEFAULTS, () -> now);
    assertThat(reason(throttle.next())).isEqualTo("first");
    readings.set(2, new Reading.Critical("third"));
    pass(Duration.ofSeconds(1));
    assertThat(reason(throttle.next())).isEqualTo("third; a second look decides");
  }

  @Test
  void batchesGrowWhileLatencyStaysAndHalveWhenItRises() {
    Throttle throttle = throttle("batch=400,quick-batch=1ms");
    int first = go(throttle.next()).batchSize();
    int grown = settle(throttle, 60, 0.1);
    assertThat(grown).isEqualTo(400).isGreaterThan(first);
    assertThat(settle(throttle, 6, 2.0)).isLessThanOrEqualTo(200);
    assertThat(settle(throttle, 60, 0.1)).isEqualTo(400);
  }

  @Test
  void batchesGrowWhereEveryDocumentCostsTheSame() {
    Throttle throttle = throttle("batch=1000,slow-batch=1m");
    for (int i = 0; i < 200; i++) {
      Pace.Go go = go(throttle.next());
      throttle.did(go, go.batchSize(), Duration.ofMillis(go.batchSize()));
    }
    assertThat(go(throttle.next()).batchSize()).isEqualTo(1000);
  }

  @Test
  void aFixedCostOfEveryBatchDoesNotShrinkThem() {
    Throttle throttle = throttle("batch=400");
    assertThat(settle(throttle, 3, 5.0)).isPositive();
    assertThat(settle(throttle, 100, 0.1)).isEqualTo(400);
  }

  /** Does so many batches, each with 100 ms of fixed cost, and answers the size after them. */
  private int settle(Throttle throttle, int batches, double millisPerDocument) {
    int size = 0;
    for (int i = 0; i < batches; i++) {
      Pace.Go go = go(throttle.next());
      Duration took = Duration.ofNanos((long) (1e8 + go.batchSize() * millisPerDocument * 1e6));
      throttle.did(go, go.batchSize(), took);
      size = go(throttle.next()).batchSize();
    }
    return size;
  }

  @Test
  void anAddressSaysWhetherWorkMayGoOn() throws IOException {
    int[] status = {204};
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/may-i",
        exchange -> {
          exchange.sendResponseHeaders(status[0], -1);
          exchange.close();
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/may-i";
    try {
      Throttle throttle = throttle("url=" + address + "?key=secret");
      assertThat(throttle.next()).isInstanceOf(Pace.Go.class);
      status[0] = 503;
      pass(Duration.ofSeconds(1));
      assertThat(reason(throttle.next())).isEqualTo("The address " + address + " answered 503");
    } finally {
      server.stop(0);
    }
    Throttle throttle = throttle("url=" + address);
    assertThat(reason(throttle.next()))
        .isEqualTo("The address " + address + " could not be reached");
  }

  @Test
  void anAddressThatDoesNotAnswerInTimeWaits() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    try {
      assertThat(reason(throttle("url-timeout=50ms,url=" + address).next()))
          .isEqualTo("The address " + address + " did not answer within 50ms");
    } finally {
      over.countDown();
      server.stop(0);
    }
  }
}
