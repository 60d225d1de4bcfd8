package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The new paths that the old shape claims too, so that a document without a tag does not say by
 * itself which shape it is in. Immutable.
 */
public record SharedPaths(List<Path> paths) {
  public SharedPaths {
    paths = List.copyOf(paths);
  }

  /** Whether the old shape claims no new path. */
  public boolean isEmpty() {
    return paths.isEmpty();
  }

  /**
   * Whether it matters which shape a document is taken for. Where both say the same on every shared
   * path it does not: either reading is right.
   */
  public boolean tellApart(Document old, Document renewed) {
    return isEmpty()
        ? !old.equals(renewed)
        : paths.stream().anyMatch(path -> !Places.get(old, path).equals(Places.get(renewed, path)));
  }

  /** What retiring will need, to be said early; empty where nothing is shared. */
  public Optional<String> note() {
    return isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("%s shared by both shapes: retiring needs --old-when EXPR, which holds for old"
                    + " documents only, or a validator that requires a field that only new"
                    + " documents have")
                .formatted(this));
  }

  /** Such as {@code the paths postcode, rating are}. */
  @Override
  public String toString() {
    String names = paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    return paths.size() == 1
        ? "the path %s is".formatted(names)
        : "the paths %s are".formatted(names);
  }
}
