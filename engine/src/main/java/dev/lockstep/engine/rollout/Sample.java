package dev.lockstep.engine.rollout;

import dev.lockstep.engine.work.Gate;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first few documents of every range of a collection. */
final class Sample {
  private Sample() {}

  /** About so many documents, read in batches that the gate grants. */
  static List<StoredDocument> of(Collection collection, Gate gate, int documents) {
    List<KeyRange> ranges = collection.ranges(1);
    int share = Math.max(1, documents / ranges.size());
    List<StoredDocument> sample = new ArrayList<>();
    ranges.forEach(range -> sample.addAll(first(share, collection, range, gate)));
    return sample;
  }

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
}
