package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import java.util.List;
import java.util.Optional;

/** An application's door to a collection in memory. */
final class MemoryApplication implements ApplicationClient {
  private final MemoryStore store;
  private final String collection;

  MemoryApplication(MemoryStore store, String collection) {
    this.store = store;
    this.collection = collection;
  }

  @Override
  public WriteOutcome insert(Document document) {
    return store.with(collection, contents -> contents.insert(Held.of(Contents.idFirst(document))));
  }

  @Override
  public WriteOutcome insertWithFieldTwice(Value key, String name, Value first, Value second) {
    Document firsts = Document.of("_id", key, name, first);
    int bytes = BsonSize.of(firsts) + BsonSize.field(name, second);
    return store.with(
        collection, contents -> contents.insert(new Held(firsts, bytes, Optional.of(name))));
  }

  @Override
  public WriteOutcome replace(Document document) {
    return store.with(collection, contents -> contents.replace(document));
  }

  @Override
  public WriteOutcome update(Value key, List<Edit> edits) {
    return store.with(collection, contents -> contents.edit(key, List.of(), edits));
  }

  @Override
  public WriteOutcome delete(Value key) {
    return store.with(collection, contents -> contents.delete(key, List.of()));
  }

  @Override
  public Optional<Document> find(Value key) {
    return store.with(
        collection,
        contents ->
            Optional.ofNullable(contents.documents().get(key))
                .filter(held -> held.twice().isEmpty())
                .map(Held::document));
  }

  @Override
  public List<Document> all() {
    return store.with(collection, contents -> List.copyOf(contents.readable()));
  }
}
