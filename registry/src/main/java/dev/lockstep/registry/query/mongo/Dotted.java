package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.path.Path;
import java.util.Optional;

/** Paths as MongoDB writes them: names with dots between. */
final class Dotted {
  private Dotted() {}

  /** The path of this text; empty where it is none that a document can have. */
  static Optional<Path> path(String text) {
    String[] names = text.split("\\.", -1);
    for (int i = 0; i < names.length; i++) {
      if (names[i].isEmpty() || (i == 0 && names[i].startsWith("$"))) {
        return Optional.empty();
      }
    }
    return Optional.of(Path.of(names));
  }

  static String text(Path path) {
    return String.join(".", path.names());
  }

  /** Whether queries can name the path at all. */
  static boolean canBeWritten(Path path) {
    return path.isStatic() && path(String.join(".", path.names())).filter(path::equals).isPresent();
  }
}
