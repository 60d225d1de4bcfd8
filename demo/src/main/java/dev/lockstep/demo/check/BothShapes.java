package dev.lockstep.demo.check;

import dev.lockstep.demo.check.Finding.Kind;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.demo.history.History;
import dev.lockstep.demo.history.KeyHistory;
import dev.lockstep.demo.history.Version;
import dev.lockstep.demo.history.Writer;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the collection while both shapes live and no service writes: the old view is exactly what
 * the writers left, and the new side says the same by a reckoning of its own.
 */
public final class BothShapes {
  private final History history;
  private final Layout layout;
  private final Reference reference;
  private final Set<Path> newPaths;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * A judge by this history.
   *
   * @param newPaths the paths that the change writes in the new shape
   */
  public BothShapes(History history, Layout layout, Reference reference, Set<Path> newPaths) {
    this.history = history;
    this.layout = layout;
    this.reference = reference;
    this.newPaths = Set.copyOf(newPaths);
  }

  /** What is lost, invented or divergent in the collection. */
  public List<Finding> judge(LiveCollection collection) {
    findings.clear();
    Map<Value, Document> stored = new HashMap<>();
    collection.forEach(document -> stored.put(History.key(document), document));
    for (KeyHistory document : history.keys()) {
      if (!document.isUnclear()) {
        judge(document, Optional.ofNullable(stored.get(document.key())));
      }
    }
    stored.keySet().stream()
        .filter(key -> !history.knows(key))
        .forEach(key -> add(Kind.INVENTED, key, Finding.WHOLE));
    return List.copyOf(findings);
  }

  private void judge(KeyHistory document, Optional<Document> physical) {
    findings.addAll(Comparison.of(document, physical.map(layout::oldView)));
    physical
        .filter(p -> document.state().isPresent())
        .ifPresent(p -> judgeNewSide(document, p, document.state().orElseThrow()));
    document.versions().forEach(version -> judgeCarriedBack(document.key(), version));
  }

  private void judgeNewSide(KeyHistory document, Document physical, Document old) {
    Optional<Document> expected = reference.forward(old);
    if (expected.isEmpty()) {
      return;
    }
    if (layout.tag(physical).isEmpty()) {
      add(Kind.DIVERGENT, document.key(), Finding.WHOLE);
      return;
    }
    for (Path path : newPaths) {
      Optional<Value> actual = Places.get(physical, layout.physical(path));
      if (!actual.equals(Places.get(expected.get(), path))) {
        add(Kind.DIVERGENT, document.key(), path.toString());
      }
    }
  }

  /** What a writer of the new shape set follows from the old shape it left. */
  private void judgeCarriedBack(Value key, Version version) {
    if (version.writer() == Writer.NEW_SHAPE) {
      Optional<Document> again = version.state().flatMap(reference::forward);
      version
          .renewed()
          .forEach((path, value) -> {
            if (!again.flatMap(a -> Places.get(a, path)).equals(Optional.of(value))) {
              add(Kind.LOST, key, path.toString());
            }
          });
    }
  }

  private void add(Kind kind, Value key, String where) {
    findings.add(new Finding(kind, key, where));
  }
}
