package dev.lockstep.demo.check;

import dev.lockstep.demo.check.Finding.Kind;
import dev.lockstep.demo.history.KeyHistory;
import dev.lockstep.demo.history.Version;
import dev.lockstep.model.document.Document;
import java.util.List;
import java.util.Optional;

/** What services saw while they read: each state must be one that a writer produced. */
public final class Sightings {
  private final Findings findings;

  /** Sightings that add to these findings. */
  public Sightings(Findings findings) {
    this.findings = findings;
  }

  /** The old view of a document, read while its writers were kept out. */
  public void sawAlone(KeyHistory history, Optional<Document> old) {
    findings.add(Comparison.of(history, old));
  }

  /**
   * The old view of a document, read while writers went on.
   *
   * @param before how many versions had been acknowledged before the read began
   */
  public void sawAmidst(KeyHistory history, int before, Optional<Document> old) {
    List<Version> versions = history.settled();
    if (history.isUnclear()) {
      return;
    }
    int oldest = Math.max(0, before - 1);
    boolean current =
        versions.stream().skip(oldest).anyMatch(version -> is(version.state(), old))
            || (before == 0 && old.isEmpty());
    if (!current) {
      boolean stale = versions.stream().anyMatch(version -> is(version.state(), old));
      Kind kind = stale || old.isEmpty() ? Kind.LOST : Kind.INVENTED;
      findings.add(List.of(new Finding(kind, history.key(), "what a reader saw")));
    }
  }

  private static boolean is(Optional<Document> state, Optional<Document> old) {
    return (state.isEmpty() || old.isEmpty())
        ? state.isEmpty() == old.isEmpty()
        : Version.sameFields(state.get(), old.get());
  }
}
