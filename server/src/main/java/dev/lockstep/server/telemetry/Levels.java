package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.DistinctKeys;
import dev.lockstep.server.telemetry.Traffic.Deed;
import dev.lockstep.server.telemetry.Traffic.Path;
import dev.lockstep.server.telemetry.Traffic.Tally;
import java.util.List;
import java.util.Optional;

/**
 * Levels for guards, each of what a region did in half a window of a gate. A guard trips as soon as
 * three of them are above its cap, so a level is no more than what the counts show: three standard
 * deviations of chance are taken off it. Where nothing was told there is no level.
 */
final class Levels {
  private static final double DEVIATIONS = 3;
  private static final double QUANTILE = 0.99;
  private static final double BYTES_A_KILOBYTE = 1e3;

  private Levels() {}

  /** The share of the most frequent key in all that reaches the new path. */
  static Optional<Double> hotKeyShare(List<Traffic> half) {
    KeyTraffic keys = KeyTraffic.sum(List.of(keys(half, Path.NEW), keys(half, Path.NEW_WRITES)));
    double hottest = keys.hottest();
    return Optional.of(keys.requests())
        .filter(requests -> requests > 0)
        .map(requests -> Math.max(0, hottest - DEVIATIONS * Math.sqrt(hottest)) / requests);
  }

  /**
   * How many times more distinct keys one path met than the other, its share of the records
   * considered; 1 where they are even. Writes reach both shapes alike, reads by the ramp.
   *
   * @param share of the records that are read from the new shape; nothing where that is not known
   */
  static Optional<Double> cardinality(List<Traffic> half, Optional<Double> share) {
    Optional<Double> writes = shift(half, Deed.WRITES, 0.5);
    Optional<Double> reads = share.flatMap(known -> shift(half, Deed.READS, known));
    return writes.map(one -> Math.max(one, reads.orElse(1.0))).or(() -> reads);
  }

  private static Optional<Double> shift(List<Traffic> half, Deed deed, double share) {
    double old = keys(half, deed.old()).keys();
    double fresh = keys(half, deed.fresh()).keys();
    if (old < 1 || fresh < 1) {
      return Optional.empty();
    }
    double odds = share / (1 - share);
    double more = fewest(fresh) / (most(old) * odds);
    double fewer = fewest(old) * odds / most(fresh);
    return Optional.of(Math.max(1, Math.max(more, fewer)));
  }

  /** So many keys at least, where about so many were met. */
  static double fewest(double keys) {
    return Math.max(0, keys - DEVIATIONS * deviation(keys));
  }

  private static double most(double keys) {
    return keys + DEVIATIONS * deviation(keys);
  }

  /** Which records are asked for is chance, and so is what the sketch makes of them. */
  private static double deviation(double keys) {
    return Math.hypot(Math.sqrt(keys), DistinctKeys.ERROR * keys);
  }

  /** What 99 of 100 documents that were written to the new shape do not exceed, in bytes. */
  static Optional<Double> documentSize(List<Traffic> half) {
    return size(half, Path.NEW_WRITES);
  }

  /** The same against that of the old shape. */
  static Optional<Double> documentGrowth(List<Traffic> half) {
    return size(half, Path.NEW_WRITES)
        .flatMap(fresh -> size(half, Path.OLD_WRITES).map(old -> fresh / old));
  }

  private static Optional<Double> size(List<Traffic> half, Path path) {
    return Latencies.sum(tallies(half, path).stream().map(Tally::sizes).toList())
        .quantile(QUANTILE)
        .map(kilobytes -> kilobytes * BYTES_A_KILOBYTE);
  }

  /** On which keys the operations of a path were. */
  static KeyTraffic keys(List<Traffic> traffic, Path path) {
    return KeyTraffic.sum(tallies(traffic, path).stream().map(Tally::keys).toList());
  }

  private static List<Tally> tallies(List<Traffic> traffic, Path path) {
    return traffic.stream()
        .filter(each -> each.slice().path() == path)
        .map(Traffic::tally)
        .toList();
  }
}
