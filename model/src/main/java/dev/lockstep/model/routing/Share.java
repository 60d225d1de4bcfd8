package dev.lockstep.model.routing;

import java.util.Set;

/**
 * A part of the records: of some cohorts, in some regions, those in the lowest buckets.
 *
 * @param cohorts the cohorts it is of; of any, known or not, when empty
 * @param regions the regions it is in; in any, known or not, when empty
 * @param buckets how many of the {@link Buckets#COUNT} buckets, from the lowest on
 */
public record Share(Set<String> cohorts, Set<String> regions, int buckets) {
  /** Copies the sets and refuses a number of buckets that there is not. */
  public Share {
    cohorts = Set.copyOf(cohorts);
    regions = Set.copyOf(regions);
    if (buckets < 0 || buckets > Buckets.COUNT) {
      throw new IllegalArgumentException(
          "A share has 0 to " + Buckets.COUNT + " buckets, not " + buckets);
    }
  }

  /** So many buckets of all records. */
  public static Share ofAll(int buckets) {
    return new Share(Set.of(), Set.of(), buckets);
  }

  boolean holds(int bucket, Traits traits) {
    return bucket < buckets
        && (cohorts.isEmpty() || cohorts.contains(traits.cohort()))
        && (regions.isEmpty() || regions.contains(traits.region()));
  }
}
