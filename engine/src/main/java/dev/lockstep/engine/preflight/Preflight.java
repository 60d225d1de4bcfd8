package dev.lockstep.engine.preflight;

import dev.lockstep.engine.duplicates.DuplicateSearch;
import dev.lockstep.engine.preflight.PreflightReport.Coverage;
import dev.lockstep.engine.preflight.PreflightReport.Growth;
import dev.lockstep.engine.preflight.PreflightReport.WayBack;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoredDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks at the documents of one collection with the eyes of one change. Reads only.
 *
 * <p>Used once. Documents that change meanwhile are seen as they were when they were read.
 */
public final class Preflight {
  /** What carrying a document over takes, as a multiple of reading and looking at it. */
  private static final int WORK_PER_LOOK = 3;

  private final Store store;
  private final Collection collection;
  private final Subject subject;
  private final PreflightSettings settings;
  private final Pacing pacing;

  /** A preflight of this change on the collection of this name. */
  public Preflight(
      Store store, String collection, Change change, PreflightSettings settings, Pacing pacing) {
    this.store = store;
    this.collection = store.collection(collection);
    this.subject = Subject.of(change);
    this.settings = settings;
    this.pacing = pacing;
  }

  /**
   * Looks, and reports.
   *
   * @throws Problem with code {@code COLLECTION_MISSING} if there is no such collection
   */
  public PreflightReport run() {
    requireCollection();
    List<DuplicateSearch> searches =
        subject.uniqueIndexes().stream()
            .map(i -> new DuplicateSearch(i, settings.folder()))
            .toList();
    try {
      return run(searches);
    } finally {
      searches.forEach(DuplicateSearch::close);
    }
  }

  private void requireCollection() {
    if (!store.collections().contains(collection.name())) {
      throw new Problem(
              ProblemCode.COLLECTION_MISSING,
              "Cannot look at collection %s: %s has no such collection%s"
                  .formatted(
                      collection.name(),
                      store.name(),
                      Nearest.suggestion(collection.name(), store.collections())),
              "Nothing was written.",
              "lockstep preflight --collection NAME")
          .with("collection", collection.name());
    }
  }

  private PreflightReport run(List<DuplicateSearch> searches) {
    Tally tally = new Tally();
    Scan scan = new Scan(collection, settings, pacing);
    Instant began = pacing.clock().instant();
    scan.each(batch -> look(batch, searches, tally));
    Duration took = Duration.between(began, pacing.clock().instant());
    confirm(searches.stream().filter(DuplicateSearch::isSuspicious).toList());
    return report(tally, took, scan.isComplete(), searches);
  }

  private void look(List<StoredDocument> batch, List<DuplicateSearch> searches, Tally tally) {
    DocumentCheck check = new DocumentCheck(subject, settings, store.capabilities());
    Tally part = new Tally();
    for (StoredDocument stored : batch) {
      check
          .check(stored, part)
          .ifPresent(renewed -> searches.forEach(search -> search.count(renewed)));
    }
    synchronized (tally) {
      tally.merge(part);
    }
  }

  /** Reads once more, only where the first pass left suspects. */
  private void confirm(List<DuplicateSearch> suspicious) {
    if (suspicious.isEmpty()) {
      return;
    }
    DocumentCheck check = new DocumentCheck(subject, settings, store.capabilities());
    new Scan(collection, settings, pacing)
        .each(batch -> {
          Tally unused = new Tally();
          for (StoredDocument stored : batch) {
            check.check(stored, unused).ifPresent(renewed -> confirm(suspicious, renewed, stored));
          }
        });
  }

  private static void confirm(
      List<DuplicateSearch> suspicious, Document renewed, StoredDocument stored) {
    suspicious.forEach(search -> search.confirm(renewed, stored.key()));
  }

  private PreflightReport report(
      Tally tally, Duration took, boolean isComplete, List<DuplicateSearch> searches) {
    long documents =
        isComplete ? tally.examined : Math.max(tally.examined, collection.size().documents());
    Coverage coverage = new Coverage(documents, tally.examined, isComplete);
    Findings findings = new Findings(subject, coverage, settings);
    findings.addCapabilities(store);
    findings.addObstacles(store, collection);
    findings.addPaths(tally);
    findings.addObservations(tally);
    findings.addShared();
    searches.forEach(findings::addDuplicates);
    return new PreflightReport(
        subject.change().id(),
        collection.name(),
        coverage,
        new WayBack(tally.direct, tally.throughComplement, tally.notRestored, tally.notCarried),
        new Growth(
            extrapolated(tally.bytesAdded, coverage),
            tally.sizes.quantile(0.5),
            tally.sizes.quantile(0.99),
            tally.sizes.max()),
        Duration.ofNanos(extrapolated(took.toNanos(), coverage) * WORK_PER_LOOK),
        findings.sorted());
  }

  private static long extrapolated(long sum, Coverage coverage) {
    return coverage.examined() == 0
        ? 0
        : (long) ((double) sum / coverage.examined() * coverage.documents());
  }
}
