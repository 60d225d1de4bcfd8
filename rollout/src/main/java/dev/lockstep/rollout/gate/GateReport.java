package dev.lockstep.rollout.gate;

import dev.lockstep.rollout.gate.Verdict.Failed;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All verdicts of one look.
 *
 * @param required the verdicts that count, in the order of regions and checks
 * @param advisory those that are only recorded
 */
public record GateReport(Map<Place, Verdict> required, Map<Place, Verdict> advisory) {
  /** A check in a region. */
  public record Place(String region, String check) {
    @Override
    public String toString() {
      return check + " in " + region;
    }
  }

  public GateReport {
    required = Collections.unmodifiableMap(new LinkedHashMap<>(required));
    advisory = Collections.unmodifiableMap(new LinkedHashMap<>(advisory));
  }

  /** The gate's outcome: passed if all have, failed if any has; without verdicts, an error. */
  public Outcome outcome() {
    return required.values().stream()
        .map(Verdict::outcome)
        .max(Comparator.naturalOrder())
        .orElse(Outcome.ERROR);
  }

  /** Whether a required check could not be told. */
  public boolean hasErrors() {
    return required.isEmpty()
        || required.values().stream().anyMatch(verdict -> verdict.outcome() == Outcome.ERROR);
  }

  /** The required checks that failed. */
  public Map<Place, Failed> failures() {
    Map<Place, Failed> failures = new LinkedHashMap<>();
    required.forEach((place, verdict) -> {
      if (verdict instanceof Failed failed) {
        failures.put(place, failed);
      }
    });
    return failures;
  }
}
