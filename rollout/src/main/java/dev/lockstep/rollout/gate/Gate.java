package dev.lockstep.rollout.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The checks between one stage and the next.
 *
 * @param required all of them must pass, and each may trip; at least one
 * @param advisory judged and recorded only
 */
public record Gate(List<Check> required, List<Check> advisory, GateRules rules) {
  public Gate {
    required = List.copyOf(required);
    advisory = List.copyOf(advisory);
    Set<String> names = new HashSet<>();
    required.forEach(check -> names.add(check.name()));
    advisory.forEach(check -> names.add(check.name()));
    if (required.isEmpty() || names.size() < required.size() + advisory.size()) {
      throw new IllegalArgumentException(
          "Cannot build a gate of the checks %s: it needs one, and each name once"
              .formatted(names));
    }
  }

  /** A gate of these checks by the standard rules. */
  public static Gate of(Check... required) {
    return new Gate(List.of(required), List.of(), GateRules.STANDARD);
  }
}
