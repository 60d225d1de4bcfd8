package dev.lockstep.registry.drift;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.drift.Difference.Kind;
import dev.lockstep.registry.sensitive.SensitiveValue;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts differences by kind and place, a bounded number of them. For one thread. */
final class Tally {
  private static final int PLACES_MAX = 1_000;

  private final Map<At, Long> counts = new LinkedHashMap<>();
  private final Deque<Path.Step> here = new ArrayDeque<>();
  private boolean isFull;

  private record At(Kind kind, List<Path.Step> steps, String what) {}

  /** Goes on one step further into a document; the name of a field may be data of somebody. */
  void enter(Path.Step step) {
    boolean isShown =
        !(step instanceof Path.Step.Field(String name)) || SensitiveValue.kind(name).isEmpty();
    here.addLast(isShown ? step : new Path.Step.Entries());
  }

  void leave() {
    here.removeLast();
  }

  void add(Kind kind, String what) {
    At at = new At(kind, List.copyOf(here), what);
    if (counts.size() < PLACES_MAX || counts.containsKey(at)) {
      counts.merge(at, 1L, Long::sum);
    } else {
      isFull = true;
    }
  }

  /** Whether there are more places than are told. */
  boolean isFull() {
    return isFull;
  }

  long size() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  void addAll(Tally other) {
    other.counts.forEach((at, count) -> counts.merge(at, count, Long::sum));
  }

  /** A tally that begins at the same place. */
  Tally fromHere() {
    Tally other = new Tally();
    other.here.addAll(here);
    return other;
  }

  List<Difference> differences() {
    return counts.entrySet().stream()
        .map(each -> difference(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(Difference::kind).thenComparing(Difference::where))
        .toList();
  }

  private static Difference difference(At at, long count) {
    String where = at.steps().isEmpty() ? "" : new Path(at.steps()).toString();
    return new Difference(at.kind(), where, at.what(), count);
  }
}
