package dev.lockstep.engine.lease;

import java.time.Instant;

/**
 * A lease that this process holds, as of its last renewal.
 *
 * @param record what the store holds
 * @param safeDeadline the latest deadline that a write under it may carry: its end by the store's
 *     clock, less a margin for servers whose clocks differ
 * @param localEnd its end by this process's clock, never later than the store's
 */
public record Lease(LeaseRecord record, Instant safeDeadline, Instant localEnd) {

  /** The collection it is for. */
  public String collection() {
    return record.collection();
  }

  /** The change being carried. */
  public String change() {
    return record.change();
  }

  /** The epoch of this holder. */
  public long epoch() {
    return record.epoch();
  }

  /**
   * Until when, by the store's clock, a write of an earlier epoch may still take effect. Rolling
   * back begins to clean only after it.
   */
  public Instant fenceUntil() {
    return record.fence();
  }
}
