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
import dev.lockstep.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    for (StoredDocument stored : Sample.of(collection, gate, sample)) {
      if (stored instanceof StoredDocument.Readable readable
          && !layout.isForeign(readable.document())) {
        drilled++;
        if (!comesBack(layout.oldView(readable.document()))) {
          changed.add(stored.key());
        }
      }
    }
    return new Result(drilled, changed);
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
