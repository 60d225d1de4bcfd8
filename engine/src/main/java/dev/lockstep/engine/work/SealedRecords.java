package dev.lockstep.engine.work;

import dev.lockstep.engine.host.Sealer;
import dev.lockstep.engine.host.Sealer.Opening;
import dev.lockstep.engine.host.Sealer.Place;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Records of one change in a collection of the engine's own, their content sealed. Only the id, the
 * change and the id of the key can be read in the store. Threads may share it.
 */
public final class SealedRecords {
  private static final int BATCH = 500;
  private static final String CHANGE = "change";
  private static final String SEAL = "seal";

  private final Collection collection;
  private final Sealer sealer;
  private final Place place;

  /** The records of a change in this collection. */
  public SealedRecords(Collection collection, Sealer sealer, String change) {
    this.collection = collection;
    this.sealer = sealer;
    this.place = new Place(collection.name(), change);
  }

  /** The id of the record with this content: keeping it twice keeps it once. */
  public Value id(Document content) {
    return Value.text(sealer.name(place, content));
  }

  /** The record with this content, as it is stored. */
  public Document record(Document content) {
    String name = sealer.name(place, content);
    return Document.builder()
        .add("_id", Value.text(name))
        .add(CHANGE, Value.text(place.change()))
        .add(SEAL, sealer.seal(place, name, content))
        .build();
  }

  /** What a stored record holds, or why it cannot be read. */
  public Opening open(Document record) {
    Optional<Value> id = record.get("_id");
    Optional<Value> seal = record.get(SEAL);
    return id.isPresent()
            && id.get() instanceof Value.Text name
            && seal.isPresent()
            && seal.get() instanceof Document sealed
        ? sealer.open(place, name.value(), sealed)
        : new Opening.Closed("it was not sealed by Lockstep");
  }

  /** Every record of the change, with its key, in the order of keys. */
  public void each(BiConsumer<Value, Opening> record) {
    for (KeyRange range : collection.ranges(1)) {
      Optional<Value> after = Optional.empty();
      List<StoredDocument> batch;
      do {
        batch = collection.scan(range, after, BATCH);
        batch.forEach(stored -> show(stored, record));
        after = batch.isEmpty() ? after : Optional.of(batch.getLast().key());
      } while (batch.size() == BATCH);
    }
  }

  private void show(StoredDocument stored, BiConsumer<Value, Opening> record) {
    switch (stored) {
      case StoredDocument.Unreadable unreadable ->
          record.accept(stored.key(), new Opening.Closed("it is not a document"));
      case StoredDocument.Readable readable when isOurs(readable.document()) ->
          record.accept(stored.key(), open(readable.document()));
      case StoredDocument.Readable other -> {}
    }
  }

  private boolean isOurs(Document record) {
    return record.get(CHANGE).filter(Value.text(place.change())::equals).isPresent();
  }
}
