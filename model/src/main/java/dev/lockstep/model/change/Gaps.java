package dev.lockstep.model.change;

import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;

/** Which path a gap of a template means: the one that is written so, or whose last field it is. */
public final class Gaps {
  private Gaps() {}

  /** The path that the gap of this name means; empty where none or more than one may be meant. */
  public static Optional<Path> path(String name, List<Path> paths) {
    Optional<Path> exact = paths.stream().filter(path -> path.toString().equals(name)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    List<Path> byLeaf = paths.stream().filter(path -> isLeaf(name, path)).toList();
    return byLeaf.size() == 1 ? Optional.of(byLeaf.getFirst()) : Optional.empty();
  }

  private static boolean isLeaf(String name, Path path) {
    return path.steps().getLast() instanceof Path.Step.Field field && field.name().equals(name);
  }
}
