package dev.lockstep.engine.rollout;

import dev.lockstep.engine.work.RangePass;
import dev.lockstep.engine.work.Site;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Collection;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The old shape of every document at retirement, kept beside the collection and read back before
 * anything is purged.
 *
 * <p>An entry's id is the digest of key and content, so writing it again keeps it once; a document
 * that changed between two attempts has an entry of each.
 */
final class Archive {
  private static final int ATTEMPTS_MAX = 20;

  private final Site site;
  private final String change;
  private final Collection archive;

  Archive(Site site, String change) {
    this.site = site;
    this.change = change;
    this.archive = site.store().collection(site.collection().name() + ".lockstep_archive");
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
              entries.forEach(this::insert);
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
    Document content =
        Document.builder()
            .add("change", Value.text(change))
            .add("key", readable.key())
            .add("old", site.layout().oldView(readable.document()))
            .build();
    return content.inserting(0, "_id", Value.text(Digest.of(content).toString()));
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
        case WriteOutcome.Refused refused -> throw unproven(1);
      }
    }
    throw unproven(1);
  }

  private long readBack(List<Document> entries) {
    List<Value> ids = entries.stream().map(entry -> entry.get("_id").orElseThrow()).toList();
    List<StoredDocument> found = archive.read(ids);
    return found.stream()
        .filter(StoredDocument.Readable.class::isInstance)
        .map(stored -> ((StoredDocument.Readable) stored).document())
        .filter(entries::contains)
        .count();
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
