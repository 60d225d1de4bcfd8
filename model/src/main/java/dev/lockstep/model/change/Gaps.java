package dev.lockstep.model.change;

import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which path a gap of a template means: the one that is written so, or whose last field it is.
 * Inside an array or map only what follows its step is written.
 */
public final class Gaps {
  private Gaps() {}

  /** The path that the gap of this name means; empty where none or more than one may be meant. */
  public static Optional<Path> path(String name, List<Path> paths) {
    Optional<Path> exact = paths.stream().filter(path -> written(path).equals(name)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    List<Path> byLeaf = paths.stream().filter(path -> isLeaf(name, path)).toList();
    return byLeaf.size() == 1 ? Optional.of(byLeaf.getFirst()) : Optional.empty();
  }

  private static String written(Path path) {
    List<Path.Step> steps = path.steps();
    int start = steps.size() - 1;
    while (start > 0 && isNamed(steps.get(start - 1))) {
      start--;
    }
    return new Path(steps.subList(start, steps.size())).toString();
  }

  private static boolean isNamed(Path.Step step) {
    return step instanceof Path.Step.Field field && !field.name().isEmpty();
  }

  private static boolean isLeaf(String name, Path path) {
    return path.steps().getLast() instanceof Path.Step.Field field && field.name().equals(name);
  }
}
