package dev.lockstep.checks.simulation;

import dev.lockstep.checks.simulation.LiveRows.Moment;
import dev.lockstep.model.document.Value;
import dev.lockstep.tck.cells.CellStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The clocks of the live writers, each of which is off, and how long what they write lives. */
final class WriterClocks {
  private static final long SECOND = 1_000_000;

  private final CellStore store;
  private final RandomGenerator random;
  private final boolean expiring;
  private final boolean farAhead;
  private final boolean tying;
  private final Set<Long> times = new HashSet<>();
  private final Map<Value, Long> lastOld = new HashMap<>();

  WriterClocks(CellStore store, RandomGenerator random) {
    this.store = store;
    this.random = random;
    this.expiring = random.nextInt(3) == 0;
    this.farAhead = random.nextInt(5) == 0;
    this.tying = random.nextInt(4) == 0;
  }

  /** Whether those of some writers are far ahead. */
  boolean areFarAhead() {
    return farAhead;
  }

  /** Whether some of what is written expires. */
  boolean areExpiring() {
    return expiring;
  }

  /**
   * What a writer's clock says: off by up to a second either way, now and then far ahead. Not where
   * cells expire: in a row whose tag has expired too, an older value cannot be told from a deleted
   * one (docs/spec/in-place.md).
   */
  Moment moment() {
    long skew =
        switch (random.nextInt(8)) {
          case 0, 1 -> expiring ? 0 : random.nextLong(-SECOND, SECOND);
          case 2 -> farAhead && random.nextInt(8) == 0 ? random.nextLong(6, 20) * SECOND : 0;
          default -> random.nextLong(-10_000, 10_000);
        };
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, store.now()) + skew;
    long rounded = micros / 10 * 10;
    while (!times.add(rounded)) {
      rounded += 10;
    }
    int ttl = expiring && random.nextInt(3) == 0 ? ttl() : 0;
    return new Moment(rounded, ttl, store.now());
  }

  /** The same of a service of the old shape; now and then that of the one that wrote before. */
  Moment moment(Value key) {
    Moment moment = moment();
    Optional<Long> last = Optional.ofNullable(lastOld.get(key));
    if (tying && last.isPresent() && random.nextInt(4) == 0) {
      return new Moment(last.get(), moment.ttlSeconds(), moment.now());
    }
    lastOld.put(key, moment.micros());
    return moment;
  }

  /** A moment that is over when the simulation comes to its end, or one that is not. */
  private int ttl() {
    return random.nextInt(4) == 0 ? 1_000_000 : random.nextInt(1, 25);
  }
}
