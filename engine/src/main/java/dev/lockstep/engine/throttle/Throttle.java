package dev.lockstep.engine.throttle;

import dev.lockstep.engine.throttle.Signal.Reading;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Says before each batch whether, when and how large it may be.
 *
 * <p>Signals are looked at no more often than the settings say, in the order health, query, URL; of
 * several that speak against going on, a critical one wins over a soft one and then the first in
 * order. A critical one ends the work only when the next look finds one too. A store that does not
 * answer is no signal: its problem is thrown. Threads share one throttle; while one looks, the
 * others wait for what it sees.
 */
public final class Throttle {
  private final List<Signal> signals;
  private final InstantSource clock;
  private final RateBucket bucket;
  private final BatchSizing sizing;

  private ThrottleSettings settings;
  private Reading reading = Reading.CLEAR;
  private boolean isSecondLook;
  private Instant nextLook;
  private Duration tookLast = Duration.ZERO;
  private Pace last;

  /** A throttle of work on a store. */
  public Throttle(Store store, ThrottleSettings settings, InstantSource clock) {
    this(signals(store), settings, clock);
  }

  private static List<Signal> signals(Store store) {
    return store.capabilities().contains(Capability.HEALTH)
        ? List.of(new HealthSignal(store::health), new CountSignal(store), new UrlSignal())
        : List.of(new CountSignal(store), new UrlSignal());
  }

  Throttle(List<Signal> signals, ThrottleSettings settings, InstantSource clock) {
    this.signals = List.copyOf(signals);
    this.settings = settings;
    this.clock = clock;
    this.nextLook = clock.instant();
    this.bucket = new RateBucket(nextLook);
    this.sizing = new BatchSizing(settings.batches());
    this.last = new Pace.Go(sizing.size(settings.batches()), Duration.ZERO);
  }

  /** The settings in force. */
  public synchronized ThrottleSettings settings() {
    return settings;
  }

  /** Puts other settings in force; the next answer follows them. */
  public synchronized void tune(ThrottleSettings changed) {
    settings = changed;
    nextLook = clock.instant();
  }

  /** The last answer, for showing. */
  public synchronized Pace last() {
    return last;
  }

  /** The answer for the next batch. */
  public synchronized Pace next() {
    Instant now = clock.instant();
    if (!now.isBefore(nextLook)) {
      look(now);
    }
    last =
        switch (reading) {
          case Reading.Clear clear -> go(now);
          case Reading.Soft soft -> new Pace.Wait(soft.reason(), untilNextLook(now));
          case Reading.Critical critical -> stop(critical.reason(), now);
        };
    return last;
  }

  private void look(Instant now) {
    boolean wasCritical = reading instanceof Reading.Critical;
    List<Reading> readings = signals.stream().map(signal -> signal.read(settings)).toList();
    reading = worst(readings);
    isSecondLook = wasCritical && reading instanceof Reading.Critical;
    nextLook = now.plus(settings.probes().every());
  }

  private static Reading worst(List<Reading> readings) {
    return readings.stream()
        .filter(Reading.Critical.class::isInstance)
        .findFirst()
        .or(() -> readings.stream().filter(Reading.Soft.class::isInstance).findFirst())
        .orElse(Reading.CLEAR);
  }

  private Pace stop(String reason, Instant now) {
    return isSecondLook
        ? new Pace.Abort(reason + ", and a second look confirmed it")
        : new Pace.Wait(reason + "; a second look decides", untilNextLook(now));
  }

  private Duration untilNextLook(Instant now) {
    return Duration.between(now, nextLook);
  }

  private Pace go(Instant now) {
    int size = bucket.atOnce(settings.rate(), sizing.size(settings.batches()), tookLast);
    Duration wait = bucket.take(size, settings.rate(), now);
    Duration rest = Duration.ofNanos((long) (tookLast.toNanos() * settings.nice()));
    return new Pace.Go(size, wait.compareTo(rest) > 0 ? wait : rest);
  }

  /**
   * Takes note of a batch that is done.
   *
   * @param granted the answer it was begun with
   * @param documents how many it had, at most as many as granted
   * @param took how long it took, pause excluded
   */
  public synchronized void did(Pace.Go granted, int documents, Duration took) {
    bucket.giveBack(granted.batchSize() - documents);
    sizing.learn(documents, took, settings.batches());
    tookLast = took;
  }
}
