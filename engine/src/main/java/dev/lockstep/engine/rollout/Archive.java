package dev.lockstep.engine.rollout;

import dev.lockstep.engine.host.Sealer;
import dev.lockstep.engine.host.Sealer.Opening;
import dev.lockstep.engine.work.RangePass;
import dev.lockstep.engine.work.SealedRecords;
import dev.lockstep.engine.work.Site;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Collection;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The old shape of every document at retirement, kept sealed beside the collection, and read back,
 * opened and compared before anything is purged.
 *
 * <p>An entry's id follows from key and content, so writing it again keeps it once; a document that
 * changed between two attempts has an entry of each.
 */
public final class Archive {
  private static final int ATTEMPTS_MAX = 20;

  private final Site site;
  private final String change;
  private final Collection archive;
  private final SealedRecords records;

  Archive(Site site, Sealer sealer, String change) {
    this.site = site;
    this.change = change;
    this.archive = site.store().collection(nameFor(site.collection().name()));
    this.records = new SealedRecords(archive, sealer, change);
  }

  /** The name of the collection that holds the archive of another. */
  public static String nameFor(String collection) {
    return collection + ".lockstep_archive";
  }

  /** What was archived and found again. */
  record Result(long documents, long verified) {}

  String name() {
    return archive.name();
  }

  Result write(Runnable meanwhile) {
    AtomicLong written = new AtomicLong();
    AtomicLong verified = new AtomicLong();
    new RangePass(
            site,
            "archive",
            (documents, deadline) -> {
              List<Document> entries = entries(documents);
              entries.forEach(entry -> insert(records.record(entry)));
              written.addAndGet(entries.size());
              verified.addAndGet(readBack(entries));
            },
            meanwhile)
        .run();
    if (written.get() != verified.get()) {
      throw unproven(written.get() - verified.get());
    }
    return new Result(written.get(), verified.get());
  }

  private List<Document> entries(List<StoredDocument> documents) {
    List<Document> entries = new ArrayList<>();
    for (StoredDocument stored : documents) {
      if (stored instanceof StoredDocument.Readable readable) {
        entries.add(entry(readable));
      }
    }
    return entries;
  }

  private Document entry(StoredDocument.Readable readable) {
    return Document.of("key", readable.key(), "old", site.layout().oldView(readable.document()));
  }

  private void insert(Document entry) {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      switch (archive.insert(entry)) {
        case WriteOutcome.Applied applied -> {
          return;
        }
        case WriteOutcome.Conflicting present -> {
          return;
        }
        case WriteOutcome.Unknown unknown -> {}
        case WriteOutcome.Shadowed shadowed -> {}
        case WriteOutcome.Refused refused -> throw unproven(1);
      }
    }
    throw unproven(1);
  }

  private long readBack(List<Document> entries) {
    List<Value> ids = entries.stream().map(records::id).toList();
    Set<Document> found = new HashSet<>();
    for (StoredDocument stored : archive.read(ids)) {
      if (stored instanceof StoredDocument.Readable readable
          && records.open(readable.document()) instanceof Opening.Opened opened) {
        found.add(opened.content());
      }
    }
    return entries.stream().filter(found::contains).count();
  }

  private Problem unproven(long missing) {
    return new Problem(
        ProblemCode.GATE_CLOSED,
        "Cannot archive the old shape in %s: %d documents could not be written and read back"
            .formatted(archive.name(), missing),
        "both shapes are whole; nothing was purged",
        "lockstep retire " + change);
  }
}
