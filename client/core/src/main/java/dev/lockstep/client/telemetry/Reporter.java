package dev.lockstep.client.telemetry;

import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.client.round.Rounds;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends all windows at every full 10 s and sends them a moment later, each instance at another one.
 * What is not taken is dropped and counted. Its rounds are for one thread, the rest for any.
 */
public final class Reporter implements Rounds.Round {
  static final int WINDOW_SECONDS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);
  private static final Duration WINDOW = Duration.ofSeconds(WINDOW_SECONDS);

  /** So long after its end operations may still be counted in a window. */
  private static final Duration GRACE_MIN = Duration.ofMillis(100);

  private static final Duration GRACE_SPREAD = Duration.ofSeconds(2);

  /** So many windows fit in one body, whatever they hold. */
  private static final int WINDOWS_A_REPORT = 4;

  private final Origin origin;
  private final TelemetrySink sink;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final List<Subject> subjects = new CopyOnWriteArrayList<>();
  private final AtomicLong dropped = new AtomicLong();
  private Instant begun;
  private List<Ended> ended = List.of();
  private boolean isFailing;

  /** Who reports. */
  public record Origin(String instance, String service, String region) {}

  /**
   * What is reported.
   *
   * @param epoch the epoch of the collection, as it is now
   * @param owedWrites how many second writes wait for their repair, as it is now
   */
  public record Subject(Measures measures, LongSupplier epoch, LongSupplier owedWrites) {}

  /** A window that is to be sent. */
  private record Ended(Subject subject, Instant from, List<Window> parts) {}

  /** Reports of this origin go to this sink. */
  public Reporter(Origin origin, TelemetrySink sink, InstantSource clock, RandomGenerator random) {
    this.origin = origin;
    this.sink = sink;
    this.clock = clock;
    this.random = random;
    this.begun = aligned(clock.instant());
  }

  private static Instant aligned(Instant now) {
    return Instant.ofEpochSecond(
        Math.floorDiv(now.getEpochSecond(), WINDOW_SECONDS) * WINDOW_SECONDS);
  }

  /** Reports this from now on. */
  public void add(Subject subject) {
    subjects.add(subject);
  }

  /** How many windows were not taken, since the start. */
  public long dropped() {
    return dropped.get();
  }

  @Override
  public Duration run() {
    if (!ended.isEmpty()) {
      List<Ended> due = ended;
      ended = List.of();
      send(due);
      return untilNext();
    }
    Instant boundary = aligned(clock.instant());
    if (boundary.isAfter(begun)) {
      Instant from = begun;
      ended = subjects.stream().map(subject -> roll(subject, from)).toList();
      begun = boundary;
      return ended.isEmpty()
          ? untilNext()
          : GRACE_MIN.plusNanos(random.nextLong(GRACE_SPREAD.toNanos()));
    }
    return untilNext();
  }

  private static Ended roll(Subject subject, Instant from) {
    return new Ended(subject, from, subject.measures().roll(subject.epoch().getAsLong()));
  }

  private Duration untilNext() {
    Duration left = Duration.between(clock.instant(), begun.plus(WINDOW));
    return left.isPositive() ? left.plusMillis(1) : Duration.ofMillis(1);
  }

  private void send(List<Ended> all) {
    List<OfCollection> windows = new ArrayList<>();
    for (Ended each : all) {
      long owed = each.subject().owedWrites().getAsLong();
      windows.addAll(each.subject().measures().told(each.parts(), each.from(), owed));
    }
    int sent = 0;
    try {
      while (sent < windows.size()) {
        int next = Math.min(sent + WINDOWS_A_REPORT, windows.size());
        sink.send(
            new TelemetryReport(
                origin.instance(), origin.service(), origin.region(), windows.subList(sent, next)));
        sent = next;
      }
      isFailing = false;
    } catch (IOException e) {
      dropped.addAndGet(windows.size() - sent);
      if (!isFailing) {
        LOG.info("What was measured is dropped while it cannot be sent: {}", e.getMessage());
      }
      isFailing = true;
    }
  }
}
