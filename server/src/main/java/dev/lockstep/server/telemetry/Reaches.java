package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.DistinctKeys;
import dev.lockstep.api.wire.StageMessage.Ramp;
import dev.lockstep.api.wire.StageMessage.Share;
import dev.lockstep.rollout.gate.RegionObservation.Reach;
import dev.lockstep.server.telemetry.Traffic.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of the data the new path has met.
 *
 * <p>Records are dealt to the paths by a hash, so that the keys of every range are dealt alike, and
 * how many distinct ones each path met says how much it has seen and whether they are routed as
 * they should be. The new path has met its part once it met as many as its share of all would leave
 * it, less three standard deviations. That counts are estimates is borne in mind by weighing no
 * more keys than leave chance three times as much as the estimates are off by.
 *
 * <p>Where instances do not tell of keys, all of them count as met once the new path did anything
 * at all. Operations on one key all go the same way, so they are no independent evidence of how
 * keys are routed; all of a stage together weigh like those of 400 keys, and only gross skew is
 * told.
 */
final class Reaches {
  private static final double OPERATIONS_MAX = 400;
  private static final double BUCKETS = 100_000;
  private static final double CHANCE_OVER_ERROR = 3;

  private Reaches() {}

  /** How many of something each path had. */
  private record Dealt(double old, double fresh) {
    double all() {
      return old + fresh;
    }

    Reach reach(double met, double share, double max) {
      double scale = Math.min(1, max / Math.max(1, all()));
      return new Reach(
          met,
          Set.of(),
          List.of(Math.round(old * scale), Math.round(fresh * scale)),
          List.of(1 - share, share));
    }
  }

  /** What this traffic of a region reached under a ramp. */
  static Reach of(List<Traffic> traffic, String region, Optional<Ramp> ramp) {
    Dealt operations = new Dealt(operations(traffic, Path.OLD), operations(traffic, Path.NEW));
    double met = operations.fresh() + operations(traffic, Path.SHADOW) > 0 ? 1 : 0;
    return ramp.flatMap(moved -> share(moved, region))
        .map(share -> {
          Dealt keys =
              new Dealt(
                  Levels.keys(traffic, Path.OLD).keys(), Levels.keys(traffic, Path.NEW).keys());
          return keys.all() < 1
              ? operations.reach(met, share, OPERATIONS_MAX)
              : keys.reach(Math.min(met, met(keys, share)), share, keysMax(share));
        })
        .orElseGet(() -> new Reach(met, Set.of(), List.of(0L), List.of(1.0)));
  }

  private static double met(Dealt keys, double share) {
    double due = Levels.fewest(keys.all() * share);
    return due == 0 ? 1 : Math.min(1, keys.fresh() / due);
  }

  /** Two estimates are off by this much of a share, and chance among so many keys by more. */
  private static double keysMax(double share) {
    double error = CHANCE_OVER_ERROR * DistinctKeys.ERROR * Math.sqrt(2);
    return 1 / (error * error * share * (1 - share));
  }

  private static long operations(List<Traffic> traffic, Path path) {
    return traffic.stream()
        .filter(each -> each.slice().path() == path)
        .mapToLong(each -> each.tally().operations())
        .sum();
  }

  /** The share of the keys that goes the new way, where it is known and neither none nor all. */
  static Optional<Double> share(Ramp ramp, String region) {
    List<Share> here =
        ramp.shares().stream()
            .filter(each -> each.regions().isEmpty() || each.regions().contains(region))
            .toList();
    if (here.stream().anyMatch(each -> !each.cohorts().isEmpty())) {
      return Optional.empty();
    }
    double most = here.stream().mapToInt(Share::buckets).max().orElse(0);
    return Optional.of(most / BUCKETS).filter(share -> share > 0 && share < 1);
  }
}
