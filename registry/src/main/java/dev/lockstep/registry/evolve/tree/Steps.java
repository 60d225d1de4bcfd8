package dev.lockstep.registry.evolve.tree;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts of paths. */
public final class Steps {
  /** The elements of an array. */
  public static final Path ELEMENTS = new Path(List.of(new Step.Elements()));

  /** The values of a map. */
  public static final Path ENTRIES = new Path(List.of(new Step.Entries()));

  private Steps() {}

  /** The path with its beginning exchanged. */
  public static Path moved(Path path, Path from, Path to) {
    List<Step> steps = new ArrayList<>(to.steps());
    steps.addAll(path.steps().subList(from.steps().size(), path.steps().size()));
    return new Path(steps);
  }

  /** The place around a place; none around a field of the document itself. */
  public static Optional<Path> parent(Path path) {
    return prefix(path, path.steps().size() - 1);
  }

  /** The elements or values that a path leads into last; what expressions see there. */
  public static Optional<Path> scope(Path path) {
    int depth = path.steps().size();
    while (depth > 0 && path.steps().get(depth - 1) instanceof Step.Field) {
      depth--;
    }
    return prefix(path, depth);
  }

  private static Optional<Path> prefix(Path path, int depth) {
    return depth == 0 ? Optional.empty() : Optional.of(new Path(path.steps().subList(0, depth)));
  }

  /** A path inside a scope as a path of the document. */
  public static Path in(Optional<Path> scope, Path path) {
    return scope.map(above -> above.then(path)).orElse(path);
  }

  /** A place and all that are around it, the outermost first. */
  public static List<Path> chain(Path path) {
    List<Path> chain = new ArrayList<>();
    for (int depth = 1; depth <= path.steps().size(); depth++) {
      chain.add(new Path(path.steps().subList(0, depth)));
    }
    return chain;
  }

  /** Whether a path ends in a field. */
  public static boolean isField(Path path) {
    return path.steps().getLast() instanceof Step.Field;
  }

  /** The name of the field in which a path ends. */
  public static String name(Path path) {
    return ((Step.Field) path.steps().getLast()).name();
  }
}
