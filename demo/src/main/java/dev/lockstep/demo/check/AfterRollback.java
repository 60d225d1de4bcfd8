package dev.lockstep.demo.check;

import dev.lockstep.demo.data.Catalogue;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.demo.history.History;
import dev.lockstep.demo.history.KeyHistory;
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
import java.util.TreeMap;

/**
 * Judges the collection after a rollback, while no service writes: untouched documents byte for
 * byte, every later write kept, nothing of the new shape or the engine left.
 */
public final class AfterRollback {
  private final History history;
  private final Layout layout;
  private final Map<Value, Document> stored = new HashMap<>();
  private final Map<String, Integer> leftovers = new TreeMap<>();

  private AfterRollback(History history, Layout layout) {
    this.history = history;
    this.layout = layout;
  }

  /**
   * What came of a rollback.
   *
   * @param documents how many documents are stored
   * @param identical whether every untouched document is as it was loaded, field order included
   * @param findings what is lost or invented
   * @param leftovers what is there and should not be
   */
  public record Result(
      long documents, boolean identical, List<Finding> findings, List<String> leftovers) {
    public Result {
      findings = List.copyOf(findings);
      leftovers = List.copyOf(leftovers);
    }
  }

  /** Judges a collection by the history, and the catalogue by how it was before. */
  public static Result judge(
      LiveCollection collection, History history, Layout layout, Catalogue before) {
    AfterRollback check = new AfterRollback(history, layout);
    collection.forEach(document -> check.stored.put(History.key(document), document));
    List<Finding> findings = check.findings();
    List<String> leftovers = new ArrayList<>();
    check.leftovers.forEach((what, count) -> leftovers.add(what + " in " + count + " documents"));
    leftovers.addAll(collection.catalogue().leftSince(before));
    return new Result(check.stored.size(), check.isIdentical(), findings, leftovers);
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (KeyHistory document : history.keys()) {
      if (!document.isUnclear()) {
        Optional<Document> actual = Optional.ofNullable(stored.get(document.key()));
        findings.addAll(
            Comparison.of(document, actual.map(a -> withoutLeftovers(a, document.state()))));
      }
    }
    for (Value key : stored.keySet()) {
      if (!history.knows(key)) {
        findings.add(new Finding(Finding.Kind.INVENTED, key, Finding.WHOLE));
      }
    }
    return findings;
  }

  private Document withoutLeftovers(Document actual, Optional<Document> expected) {
    Document clean = actual;
    List<Path> ours = new ArrayList<>(layout.inPlace());
    ours.add(Path.of(Layout.TAG));
    for (Path path : ours) {
      boolean belongs = expected.filter(e -> Places.get(e, path).isPresent()).isPresent();
      if (!belongs && Places.get(actual, path).isPresent()) {
        int ignored = leftovers.merge(path.toString(), 1, Integer::sum);
        clean = Places.unset(clean, path);
      }
    }
    return clean;
  }

  private boolean isIdentical() {
    return history.keys().stream()
        .filter(KeyHistory::isUntouched)
        .allMatch(document -> isAsLoaded(document));
  }

  private boolean isAsLoaded(KeyHistory document) {
    return document.state().equals(Optional.ofNullable(stored.get(document.key())));
  }
}
