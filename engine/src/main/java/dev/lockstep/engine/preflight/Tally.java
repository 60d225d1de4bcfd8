package dev.lockstep.engine.preflight;

import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted over some documents. Tallies of parts merge into that of the whole, in any order
 * with the same result. One thread at a time.
 */
final class Tally {
  private static final int OBSERVATIONS_MAX = 500;
  private static final int EXAMPLES = 5;

  /** How many documents gave an observation, and of those keys the five of the least digests. */
  static final class Count {
    private long documents;
    private final TreeMap<String, Value> examples = new TreeMap<>();

    private void add(long more, Map<String, Value> keys) {
      documents += more;
      examples.putAll(keys);
      while (examples.size() > EXAMPLES) {
        examples.pollLastEntry();
      }
    }

    long documents() {
      return documents;
    }

    List<Value> examples() {
      return List.copyOf(examples.values());
    }
  }

  /** A source path of an operation. */
  record Source(int operation, Path path) {}

  long examined;
  long direct;
  long throughComplement;
  long notRestored;
  long notCarried;
  long bytesAdded;
  final SizeHistogram sizes = new SizeHistogram();
  final Map<Observation, Count> counts = new HashMap<>();
  final Map<Source, Long> present = new HashMap<>();
  final KnownPaths known = new KnownPaths();

  /** Counts a document; beyond a bound of different observations further ones are left out. */
  void saw(Observation observation, Value key) {
    if (counts.size() < OBSERVATIONS_MAX || counts.containsKey(observation)) {
      counts
          .computeIfAbsent(observation, o -> new Count())
          .add(1, Map.of(Digest.of(key).toString(), key));
    }
  }

  /** Takes note that a document holds something at an operation's source. */
  void holds(Source source) {
    present.merge(source, 1L, Long::sum);
  }

  void merge(Tally part) {
    examined += part.examined;
    direct += part.direct;
    throughComplement += part.throughComplement;
    notRestored += part.notRestored;
    notCarried += part.notCarried;
    bytesAdded += part.bytesAdded;
    sizes.merge(part.sizes);
    part.counts.forEach((observation, count) ->
        counts.computeIfAbsent(observation, o -> new Count()).add(count.documents, count.examples));
    part.present.forEach((source, count) -> present.merge(source, count, Long::sum));
    known.merge(part.known);
  }
}
