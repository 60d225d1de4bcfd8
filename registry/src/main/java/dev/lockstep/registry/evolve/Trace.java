package dev.lockstep.registry.evolve;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.evolve.tree.Steps;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Which operation touched which place, and whose data stands there. For one thread. */
final class Trace {
  private final Map<Path, Integer> touched = new HashMap<>();
  private final Map<Path, Integer> gone = new HashMap<>();
  private final Map<Path, Set<Path>> origins = new HashMap<>();

  void touched(Path path, int operation) {
    touched.put(path, operation);
  }

  void gone(Path path, int operation) {
    touched.keySet().removeIf(path::isPrefixOf);
    gone.put(path, operation);
  }

  /** The places of the old shape whose data stands at a place. */
  Set<Path> origins(Path path) {
    for (Path above : Steps.chain(path).reversed()) {
      Set<Path> known = origins.get(above);
      if (known != null) {
        Set<Path> all = new HashSet<>();
        known.forEach(
            origin -> all.add(above.equals(path) ? origin : Steps.moved(path, above, origin)));
        return all;
      }
    }
    return Set.of(path);
  }

  void holds(Path path, Set<Path> data) {
    origins.keySet().removeIf(path::isPrefixOf);
    origins.put(path, Set.copyOf(data));
    gone.remove(path);
  }

  void moved(Path from, Path to, int operation) {
    Set<Path> data = origins(from);
    Map<Path, Integer> below = new HashMap<>();
    touched.forEach((path, index) -> {
      if (from.isPrefixOf(path)) {
        below.put(Steps.moved(path, from, to), index);
      }
    });
    if (!to.isPrefixOf(from) && !from.isPrefixOf(to)) {
      gone(from, operation);
    }
    touched.putAll(below);
    holds(to, data);
    touched(to, operation);
  }

  /** The operation that touched a place last, or one around it. */
  OptionalInt last(Path path) {
    return nearest(touched, path);
  }

  /** The operation that took a place away, or one around it. */
  OptionalInt taker(Path path) {
    return nearest(gone, path);
  }

  private static OptionalInt nearest(Map<Path, Integer> operations, Path path) {
    return Steps.chain(path).reversed().stream()
        .flatMap(each -> Optional.ofNullable(operations.get(each)).stream())
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  /** The places that hold the data of others. */
  Set<Path> held() {
    return Set.copyOf(origins.keySet());
  }
}
