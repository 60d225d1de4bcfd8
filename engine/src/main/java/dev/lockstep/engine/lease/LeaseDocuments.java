package dev.lockstep.engine.lease;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The documents leases are kept in. Writes answer whether they are known to have taken effect. */
final class LeaseDocuments {
  private final Collection collection;
  private final String store;

  LeaseDocuments(Store store) {
    this.collection = store.collection(Leases.COLLECTION);
    this.store = store.name();
  }

  Optional<LeaseRecord> find(String name) {
    return collection.read(List.of(Value.text(name))).stream().findFirst().map(this::read);
  }

  private LeaseRecord read(StoredDocument stored) {
    Optional<LeaseRecord> record =
        switch (stored) {
          case StoredDocument.Readable readable -> LeaseRecord.of(readable.document());
          case StoredDocument.Unreadable unreadable -> Optional.empty();
        };
    return record.orElseThrow(() ->
        failed("it holds a document that is not a lease").with("collection", Leases.COLLECTION));
  }

  /**
   * Puts a record in place of the one that was found, or where none was.
   *
   * @param latest after which, by the store's clock, a replacement takes no effect
   */
  boolean put(Optional<LeaseRecord> found, LeaseRecord wanted, Instant latest) {
    if (found.isEmpty()) {
      return isApplied(collection.insert(wanted.toDocument()));
    }
    GuardedWrite write =
        new GuardedWrite(Value.text(wanted.collection()), found.get().guard(), wanted.edits());
    return isApplied(collection.write(List.of(write), latest).getFirst());
  }

  boolean delete(LeaseRecord record) {
    return isApplied(collection.delete(Value.text(record.collection()), record.guard()));
  }

  /**
   * Drops the collection of leases when it holds none. A lease that is inserted at that very moment
   * is lost; its holder notices at the next renewal and takes it again.
   */
  void dropIfEmpty() {
    if (collection.count(List.of()) == 0) {
      collection.drop();
    }
  }

  private boolean isApplied(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Applied applied -> true;
      case WriteOutcome.Conflicting conflicting -> false;
      case WriteOutcome.Shadowed shadowed -> false;
      case WriteOutcome.Unknown unknown -> false;
      case WriteOutcome.Refused refused -> throw failed(refused.why());
    };
  }

  private Problem failed(String why) {
    return new Problem(
        ProblemCode.STORE_FAILED,
        "Cannot use collection %s of %s: %s".formatted(Leases.COLLECTION, store, why),
        "No document was written.",
        "lockstep status");
  }
}
