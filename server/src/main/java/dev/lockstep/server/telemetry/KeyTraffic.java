package dev.lockstep.server.telemetry;

import dev.lockstep.api.wire.DistinctKeys;
import dev.lockstep.api.wire.TelemetryReport.KeyCount;
import dev.lockstep.api.wire.TelemetryReport.Keys;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * On which keys operations were.
 *
 * @param requests how many tries had a key
 * @param top how often the most frequent ones were asked for, by their hashes; of several instances
 *     a key counts where it was among theirs, so it is more frequent than said by at most what the
 *     least frequent ones of these have
 */
record KeyTraffic(long requests, Map<String, Long> top, DistinctKeys distinct) {
  /** Nobody told of any key. */
  static final KeyTraffic NONE = new KeyTraffic(0, Map.of(), DistinctKeys.NONE);

  /** More than an instance tells, so that a key that is hot everywhere does not drop out. */
  private static final int TOP_MAX = 64;

  KeyTraffic {
    top = Map.copyOf(top);
  }

  /** What was reported. */
  static KeyTraffic of(Keys keys) {
    return new KeyTraffic(
        keys.requests(),
        keys.top().stream().collect(Collectors.toMap(KeyCount::key, KeyCount::count)),
        keys.distinct());
  }

  /** What was stored. */
  static KeyTraffic parse(long requests, String top, String distinct) {
    if (requests == 0) {
      return NONE;
    }
    Map<String, Long> counts = new TreeMap<>();
    for (String each : top.isEmpty() ? List.<String>of() : List.of(top.split(" ", -1))) {
      int colon = each.indexOf(':');
      counts.put(each.substring(0, colon), Long.valueOf(each.substring(colon + 1)));
    }
    DistinctKeys keys = distinct.isEmpty() ? DistinctKeys.NONE : new DistinctKeys(distinct);
    return new KeyTraffic(requests, counts, keys);
  }

  /** All together. */
  static KeyTraffic sum(Collection<KeyTraffic> all) {
    List<KeyTraffic> told = all.stream().filter(each -> each.requests > 0).toList();
    Map<String, Long> counts = new HashMap<>();
    told.forEach(
        each -> each.top.forEach((key, count) -> counts.merge(key, count, Math::addExact)));
    return new KeyTraffic(
        told.stream().mapToLong(KeyTraffic::requests).reduce(0, Math::addExact),
        most(counts),
        DistinctKeys.all(told.stream().map(KeyTraffic::distinct).toList()));
  }

  private static Map<String, Long> most(Map<String, Long> counts) {
    return counts.size() <= TOP_MAX
        ? counts
        : counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(TOP_MAX)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** About how many distinct keys there were, never more than requests. */
  double keys() {
    return Math.min(distinct.estimate(), (double) requests);
  }

  /** How often the most frequent key was asked for. */
  long hottest() {
    return top.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** The most frequent keys as they are stored. */
  String topText() {
    return new TreeMap<>(top)
        .entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue())
            .collect(Collectors.joining(" "));
  }
}
