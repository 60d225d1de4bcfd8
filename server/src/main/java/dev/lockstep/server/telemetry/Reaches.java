package dev.lockstep.server.telemetry;

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
 * <p>Instances do not report keys. Records are dealt to the paths by a hash, so that the keys of
 * every range are dealt alike: all of them count as met once the new path did anything at all, and
 * none before. Operations on one key all go the same way, so they are no independent evidence of
 * how keys are routed; all of a stage together weigh like those of 400 keys, and only gross skew is
 * told.
 */
final class Reaches {
  private static final long KEYS_MAX = 400;
  private static final double BUCKETS = 100_000;

  private Reaches() {}

  /** What this traffic of a region reached under a ramp. */
  static Reach of(List<Traffic> traffic, String region, Optional<Ramp> ramp) {
    long old = operations(traffic, Path.OLD);
    long fresh = operations(traffic, Path.NEW);
    double met = fresh + operations(traffic, Path.SHADOW) > 0 ? 1 : 0;
    Optional<Double> share = ramp.flatMap(moved -> share(moved, region));
    if (share.isEmpty()) {
      return new Reach(met, Set.of(), List.of(0L), List.of(1.0));
    }
    double scale = Math.min(1, KEYS_MAX / Math.max(1.0, (double) old + fresh));
    return new Reach(
        met,
        Set.of(),
        List.of(Math.round(old * scale), Math.round(fresh * scale)),
        List.of(1 - share.get(), share.get()));
  }

  private static long operations(List<Traffic> traffic, Path path) {
    return traffic.stream()
        .filter(each -> each.slice().path() == path)
        .mapToLong(each -> each.tally().operations())
        .sum();
  }

  /** The share of the keys that goes the new way, where it is known and neither none nor all. */
  private static Optional<Double> share(Ramp ramp, String region) {
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
