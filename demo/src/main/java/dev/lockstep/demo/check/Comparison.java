package dev.lockstep.demo.check;

import dev.lockstep.demo.check.Finding.Kind;
import dev.lockstep.demo.history.KeyHistory;
import dev.lockstep.demo.history.Version;
import dev.lockstep.demo.history.Writer;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The last acknowledged state of a document against what is there.
 *
 * <p>A value in the wrong place is <em>invented</em> when no version of this document ever held it
 * there, and <em>lost</em> is the value it stands for, if a live writer wrote that one or if what
 * is there is older.
 */
final class Comparison {
  private final Value key;
  private final List<Version> versions;
  private final List<Finding> findings = new ArrayList<>();

  private Comparison(Value key, List<Version> versions) {
    this.key = key;
    this.versions = versions;
  }

  /** What is wrong with a document of which this is the old view, absent if there is none. */
  static List<Finding> of(KeyHistory history, Optional<Document> actual) {
    Comparison comparison = new Comparison(history.key(), history.versions());
    comparison.compare(actual);
    return comparison.findings;
  }

  private void compare(Optional<Document> actual) {
    Optional<Document> expected =
        versions.isEmpty() ? Optional.empty() : versions.getLast().state();
    if (expected.isPresent() && actual.isPresent()) {
      Set<String> names = new LinkedHashSet<>(expected.get().names());
      names.addAll(actual.get().names());
      names.forEach(name -> compare(name, expected.get().get(name), actual.get().get(name)));
    } else if (expected.isPresent()) {
      add(Kind.LOST, Finding.WHOLE);
    } else if (actual.isPresent()) {
      add(Kind.INVENTED, Finding.WHOLE);
    }
  }

  private void compare(String name, Optional<Value> expected, Optional<Value> actual) {
    if (expected.equals(actual)) {
      return;
    }
    boolean explained = versions.stream().anyMatch(version -> version.field(name).equals(actual));
    if (!explained) {
      add(Kind.INVENTED, name);
    }
    if (explained || isLive(name)) {
      add(Kind.LOST, name);
    }
  }

  /** Whether a live writer, not the loader, gave the field its last value. */
  private boolean isLive(String name) {
    Optional<Value> last = versions.getLast().field(name);
    int first = versions.size() - 1;
    while (first > 0 && versions.get(first - 1).field(name).equals(last)) {
      first--;
    }
    return last.isPresent() && versions.get(first).writer() != Writer.LOADER;
  }

  private void add(Kind kind, String where) {
    findings.add(new Finding(kind, key, where));
  }
}
