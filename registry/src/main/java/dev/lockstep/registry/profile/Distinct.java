package dev.lockstep.registry.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many different values there were: each counted while they are few, then estimated. */
final class Distinct {
  private static final int VALUES_MAX = 24;
  private static final int TEXT_SIZE_MAX = 40;

  private Map<String, long[]> counts = new HashMap<>();
  private @Nullable Sketch sketch;

  void add(String text) {
    if (sketch != null) {
      sketch.add(Sketch.hash(text));
    } else if (text.length() > TEXT_SIZE_MAX || !count(text, 1L)) {
      estimating().add(Sketch.hash(text));
    }
  }

  void add(long number) {
    if (sketch != null) {
      sketch.add(Sketch.hash(Long.toString(number)));
    } else {
      add(Long.toString(number));
    }
  }

  /** Adds a value that is not kept itself, by a hash of it. */
  void addHidden(long hash) {
    estimating().add(Sketch.mixed(hash));
  }

  private boolean count(String text, long times) {
    if (counts.size() == VALUES_MAX && !counts.containsKey(text)) {
      return false;
    }
    counts.computeIfAbsent(text, first -> new long[1])[0] += times;
    return true;
  }

  private Sketch estimating() {
    Sketch known = sketch;
    if (known == null) {
      known = new Sketch();
      for (String text : counts.keySet()) {
        known.add(Sketch.hash(text));
      }
      counts = Map.of();
      sketch = known;
    }
    return known;
  }

  void add(Distinct other) {
    if (other.sketch != null) {
      estimating().add(other.sketch);
      return;
    }
    for (Map.Entry<String, long[]> counted : other.counts.entrySet()) {
      if (sketch != null || !count(counted.getKey(), counted.getValue()[0])) {
        estimating().add(Sketch.hash(counted.getKey()));
      }
    }
  }

  /** How often each value was there; empty where there were too many. */
  Optional<Map<String, Long>> counts() {
    if (sketch != null) {
      return Optional.empty();
    }
    Map<String, Long> each = new HashMap<>();
    counts.forEach((text, count) -> each.put(text, count[0]));
    return Optional.of(Map.copyOf(each));
  }

  long number() {
    return sketch == null ? counts.size() : Math.max(1, sketch.estimate());
  }
}
