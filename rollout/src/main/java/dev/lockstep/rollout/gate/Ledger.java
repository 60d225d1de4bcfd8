package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.gate.GateReport.Place;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a gate remembers from look to look.
 *
 * @param blindSince when the errors that still last began
 * @param lastError when a check last could not be told
 * @param tripped the checks that failed and are not clear again
 */
public record Ledger(
    Optional<Instant> blindSince, Optional<Instant> lastError, Set<Place> tripped) {
  /** Nothing to remember: how each stage begins. */
  public static final Ledger EMPTY = new Ledger(Optional.empty(), Optional.empty(), Set.of());

  public Ledger {
    tripped = Set.copyOf(tripped);
  }

  /** The memory after one more look. */
  public Ledger after(GateReport report, Instant now) {
    Set<Place> failed = report.failures().keySet().stream().collect(Collectors.toUnmodifiableSet());
    return report.hasErrors()
        ? new Ledger(blindSince.or(() -> Optional.of(now)), Optional.of(now), failed)
        : new Ledger(Optional.empty(), lastError, failed);
  }
}
