package dev.lockstep.engine.preflight;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Some of the paths that documents hold, for suggesting what a wrong one may have meant. */
final class KnownPaths {
  private static final int PATHS_MAX = 1000;
  private static final int DEPTH_MAX = 3;

  private final Set<String> paths = new TreeSet<>();

  void learn(Document document) {
    learn(document, new ArrayList<>());
  }

  private void learn(Document document, List<String> above) {
    for (int i = 0; i < document.size() && paths.size() < PATHS_MAX; i++) {
      above.add(document.name(i));
      paths.add(Path.of(above.toArray(String[]::new)).toString());
      if (document.value(i) instanceof Document child && above.size() < DEPTH_MAX) {
        learn(child, above);
      }
      above.removeLast();
    }
  }

  void merge(KnownPaths other) {
    other.paths.stream().limit(Math.max(0, PATHS_MAX - paths.size())).forEach(paths::add);
  }

  Set<String> paths() {
    return paths;
  }
}
