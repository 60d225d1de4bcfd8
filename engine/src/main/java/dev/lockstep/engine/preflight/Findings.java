package dev.lockstep.engine.preflight;

import dev.lockstep.engine.duplicates.DuplicateSearch;
import dev.lockstep.engine.preflight.Finding.Code;
import dev.lockstep.engine.preflight.Finding.Severity;
import dev.lockstep.engine.preflight.PreflightReport.Coverage;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Obstacle;
import dev.lockstep.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts what was counted into sentences. */
final class Findings {
  static final String LOOK_AGAIN = "lockstep preflight";

  private final Subject subject;
  private final Coverage coverage;
  private final PreflightSettings settings;
  private final List<Finding> findings = new ArrayList<>();

  Findings(Subject subject, Coverage coverage, PreflightSettings settings) {
    this.subject = subject;
    this.coverage = coverage;
    this.settings = settings;
  }

  /** All findings: the heaviest first, then by kind, then by how many documents they concern. */
  List<Finding> sorted() {
    return findings.stream()
        .sorted(
            Comparator.comparing(Finding::severity)
                .thenComparing(Finding::code)
                .thenComparing(Finding::count, Comparator.reverseOrder())
                .thenComparing(Finding::sentence))
        .toList();
  }

  void addCapabilities(Store store) {
    List<Operation> operations =
        subject.change().operations().stream().map(Operation.Step::operation).toList();
    boolean needsTtl = operations.stream().anyMatch(Operation.SetTtl.class::isInstance);
    boolean needsIndexes = operations.stream().anyMatch(Subject::isAboutIndexes);
    if (needsIndexes && !store.capabilities().contains(Capability.INDEXES)) {
      missing(store, "build indexes", "the change has operations on indexes");
    }
    if (needsTtl && !store.capabilities().contains(Capability.TTL)) {
      missing(store, "let documents expire", "the change sets a time to live");
    }
    if (!store.capabilities().contains(Capability.CHANGE_FEED)) {
      weaker(
          store,
          "announces no changes",
          "Sync sweeps over all documents again and again instead of following a feed.");
    }
    if (!store.capabilities().contains(Capability.DEADLINE_FENCE)) {
      weaker(
          store,
          "cannot fence late writes by their deadline",
          store.capabilities().contains(Capability.GUARDED_WRITES)
              ? "A write that was lost on the way is stopped by its guard alone."
              : "A write that was lost on the way has its own time, and every newer one wins.");
    }
  }

  /** What the collection itself stands in the way with, and fields that it does not let change. */
  void addObstacles(Store store, Collection collection) {
    for (Obstacle obstacle : collection.obstacles()) {
      add(
          obstacle.forbids() ? Severity.BLOCKING : Severity.WARNING,
          Code.OBSTACLE,
          obstacle.why(),
          obstacle.forbids()
              ? "The change cannot be carried through this collection as it is."
              : "It does not keep the change from being carried.",
          obstacle.next());
    }
    Map<String, String> fixed = collection.fixedFields();
    subject.written().stream()
        .distinct()
        .filter(fixed::containsKey)
        .forEach(field ->
            add(
                Severity.BLOCKING,
                Code.FIELD_FIXED,
                "%s cannot be changed in place: %s".formatted(field, fixed.get(field)),
                "The change cannot be carried through this collection.",
                "Bring the new values under a name of their own, then " + LOOK_AGAIN));
    if (!store.capabilities().contains(Capability.FREE_FIELDS)) {
      subject.layout().shared().paths().forEach(this::addUnshared);
    }
  }

  private void addUnshared(Path path) {
    add(
        Severity.BLOCKING,
        Code.FIELD_FIXED,
        "%s would hold values of both shapes, and a column has one type and one value"
            .formatted(path),
        "The change cannot be carried through this collection.",
        "Bring the new values under a name of their own, then " + LOOK_AGAIN);
  }

  private void missing(Store store, String ability, String why) {
    add(
        Severity.BLOCKING,
        Code.CAPABILITY_MISSING,
        "%s cannot %s, and %s".formatted(store.name(), ability, why),
        "The change cannot be carried out on this store.",
        "Take the operation out of the change, then " + LOOK_AGAIN);
  }

  private void weaker(Store store, String what, String meaning) {
    add(
        Severity.NOTE,
        Code.CAPABILITY_MISSING,
        "%s %s".formatted(store.name(), what),
        meaning,
        "Nothing has to be done.");
  }

  private void add(Severity severity, Code code, String sentence, String meaning, String next) {
    findings.add(new Finding(severity, code, sentence, meaning, next, 0, List.of()));
  }

  /** Paths that no document holds, unless no document was carried far enough to tell. */
  void addPaths(Tally tally) {
    if (tally.examined == tally.notCarried) {
      return;
    }
    for (Tally.Source source : subject.sources()) {
      if (!tally.present.containsKey(source)) {
        add(
            coverage.isComplete() ? Severity.BLOCKING : Severity.WARNING,
            Code.PATH_UNKNOWN,
            "No document that was examined holds %s, which %s begins from%s"
                .formatted(
                    source.path(),
                    subject.named(source.operation()),
                    Nearest.suggestion(source.path().toString(), tally.known.paths())),
            "The operation would change nothing.",
            "Correct the path in the change, then " + LOOK_AGAIN);
      }
    }
  }

  /** Paths that both shapes claim; they matter at retirement only. */
  void addShared() {
    subject
        .layout()
        .shared()
        .note()
        .ifPresent(note ->
            add(
                Severity.NOTE,
                Code.PATH_SHARED,
                Character.toUpperCase(note.charAt(0)) + note.substring(1),
                "Until then the tag in each document tells the shapes apart.",
                "Nothing has to be done now."));
  }

  void addObservations(Tally tally) {
    tally.counts.forEach(this::add);
  }

  private void add(Observation observation, Tally.Count count) {
    Wording wording = Wording.of(observation, subject, settings);
    findings.add(
        new Finding(
            wording.severity(),
            wording.code(),
            "%d of %d documents %s"
                .formatted(count.documents(), coverage.examined(), wording.predicate()),
            wording.meaning(),
            wording.next(),
            count.documents(),
            count.examples()));
  }

  void addDuplicates(DuplicateSearch search) {
    if (search.occurrences() == 0) {
      return;
    }
    Operation.AddIndex index = search.index();
    boolean isPartial = index.options().partial().isPresent();
    findings.add(
        new Finding(
            isPartial ? Severity.WARNING : Severity.BLOCKING,
            Code.DUPLICATE,
            "%d entries of the unique index %s on %s occur more than once in the new shape"
                .formatted(search.occurrences(), index.name(), index.keys().names()),
            isPartial
                ? "The index is partial and its filter was not evaluated: some may not count."
                : "The index cannot be built while these documents are as they are.",
            "Make the documents differ or the index not unique, then " + LOOK_AGAIN,
            search.occurrences(),
            search.examples()));
  }
}
