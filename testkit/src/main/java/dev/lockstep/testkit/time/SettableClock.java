package dev.lockstep.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A source of instants that stands still until it is told to move, forward or back.
 *
 * <p>Threads may share it; every move is atomic.
 */
public final class SettableClock implements InstantSource {
  /** Where a clock starts when nothing else is asked for. */
  public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicReference<Instant> now;

  /** A clock that stands at {@code start}. */
  public SettableClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** A clock that stands at {@link #EPOCH}. */
  public SettableClock() {
    this(EPOCH);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves the clock; a negative duration moves it back. */
  public void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  /** Moves the clock to an instant. */
  public void set(Instant instant) {
    now.set(instant);
  }
}
