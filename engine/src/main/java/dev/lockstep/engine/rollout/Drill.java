package dev.lockstep.engine.rollout;

import dev.lockstep.engine.work.Gate;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.Reconciler;
import dev.lockstep.model.inplace.Reconciliation;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rollback drill: carries a sample of real documents forward and back on copies in memory and
 * compares them byte for byte. Nothing is written.
 */
final class Drill {
  private final Layout layout;
  private final Reconciler reconciler;

  Drill(Layout layout) {
    this.layout = layout;
    this.reconciler = new Reconciler(layout, () -> 1, () -> Bytes.of(new byte[12]));
  }

  /**
   * What a drill found.
   *
   * @param changed keys of documents that did not come back as they were
   */
  record Result(int documents, List<Value> changed) {}

  Result run(Collection collection, Gate gate, int sample) {
    List<Value> changed = new ArrayList<>();
    int drilled = 0;
    List<KeyRange> ranges = collection.ranges(1);
    for (KeyRange range : ranges) {
      int share = Math.max(1, sample / ranges.size());
      for (StoredDocument stored : first(share, collection, range, gate)) {
        if (stored instanceof StoredDocument.Readable readable
            && !layout.isForeign(readable.document())) {
          drilled++;
          if (!comesBack(layout.oldView(readable.document()))) {
            changed.add(stored.key());
          }
        }
      }
    }
    return new Result(drilled, changed);
  }

  /** The first few of a range, in batches that the gate grants. */
  private static List<StoredDocument> first(
      int share, Collection collection, KeyRange range, Gate gate) {
    List<StoredDocument> documents = new ArrayList<>();
    boolean more = true;
    while (more) {
      try (Gate.Permit permit = gate.enter()) {
        int limit = Math.min(permit.limit(), share - documents.size());
        Optional<Value> after =
            documents.isEmpty() ? Optional.empty() : Optional.of(documents.getLast().key());
        List<StoredDocument> batch = collection.scan(range, after, limit);
        permit.did(batch.size());
        documents.addAll(batch);
        more = batch.size() == limit && documents.size() < share;
      }
    }
    return documents;
  }

  private boolean comesBack(Document old) {
    Document both = applied(old, reconciler.reconcile(old, Shape.OLD, Map.of()));
    Document back = applied(both, reconciler.clean(both, Map.of()));
    return back.equals(old);
  }

  private static Document applied(Document document, Reconciliation reconciliation) {
    return reconciliation.write().map(write -> applied(document, write)).orElse(document);
  }

  private static Document applied(Document document, GuardedWrite write) {
    Document result = document;
    for (Edit edit : write.edits()) {
      result =
          switch (edit) {
            case Edit.Set set -> Places.set(result, set.path(), set.value());
            case Edit.Unset unset -> Places.unset(result, unset.path());
          };
    }
    return result;
  }
}
