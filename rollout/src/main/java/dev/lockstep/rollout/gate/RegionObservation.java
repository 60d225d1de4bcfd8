package dev.lockstep.rollout.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was observed in one region.
 *
 * @param checks by the name of the check; what is missing is an error of its provider
 */
public record RegionObservation(
    String region, Liveness liveness, Map<String, Observation> checks, Reach reach) {
  public RegionObservation {
    checks = Map.copyOf(checks);
  }

  /**
   * Which part of data and traffic was reached.
   *
   * @param keyRanges the share of key ranges seen, weighed by their documents
   * @param unseen named cohorts and document shapes not seen yet
   * @param keysByPath distinct keys routed to each path
   * @param shares the configured share of each path
   */
  public record Reach(
      double keyRanges, Set<String> unseen, List<Long> keysByPath, List<Double> shares) {
    public Reach {
      unseen = Set.copyOf(unseen);
      keysByPath = List.copyOf(keysByPath);
      shares = List.copyOf(shares);
    }
  }
}
