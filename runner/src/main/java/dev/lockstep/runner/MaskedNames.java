package dev.lockstep.runner;

import dev.lockstep.engine.host.Sealer;
import dev.lockstep.engine.host.Sealer.Place;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.runner.report.Headway;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import java.util.List;
import java.util.Optional;

/**
 * Calls the documents of a collection, under one change, by names that tell nothing of their keys
 * to whoever has not the key that seals what is set aside.
 */
final class MaskedNames {
  private static final int BATCH = 500;

  private final Sealer sealer;
  private final Place place;

  MaskedNames(Sealer sealer, String collection, String change) {
    this.sealer = sealer;
    this.place = new Place(collection, change);
  }

  /** The name of the document of a key: 32 hexadecimal digits. */
  String of(Value key) {
    return sealer.name(place, Document.of("key", key));
  }

  /** The key of the document of a name, looked for among all there are; reads only. */
  Optional<Value> find(Collection collection, String name, Headway.Listener listener) {
    long expected = collection.size().documents();
    long seen = 0;
    for (KeyRange range : collection.ranges(1)) {
      Optional<Value> after = Optional.empty();
      List<StoredDocument> batch;
      do {
        batch = collection.scan(range, after, BATCH);
        Optional<Value> found =
            batch.stream().map(StoredDocument::key).filter(key -> of(key).equals(name)).findAny();
        if (found.isPresent()) {
          return found;
        }
        seen += batch.size();
        listener.headway(new Headway("search", seen, expected, Optional.empty()));
        after = batch.isEmpty() ? after : Optional.of(batch.getLast().key());
      } while (batch.size() == BATCH);
    }
    return Optional.empty();
  }
}
