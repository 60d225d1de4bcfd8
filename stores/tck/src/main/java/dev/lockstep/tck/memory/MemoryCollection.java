package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Capability;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.Collection;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.key.OnePerKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store's door to one collection; the state is the store's. */
final class MemoryCollection implements Collection {
  private final MemoryStore store;
  private final String name;

  MemoryCollection(MemoryStore store, String name) {
    this.store = store;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<KeyRange> ranges(int wanted) {
    return store.with(name, held -> KeyRanges.over(held.documents(), wanted));
  }

  @Override
  public List<StoredDocument> scan(KeyRange range, Optional<Value> after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("A scan asks for at least one document, not " + limit);
    }
    return store.with(name, held -> KeyRanges.scan(held.documents(), range, after, limit));
  }

  @Override
  public List<StoredDocument> read(List<Value> keys) {
    return store.with(
        name,
        contents -> {
          List<StoredDocument> found = new ArrayList<>();
          for (Value key : keys) {
            Optional.ofNullable(contents.documents().get(key))
                .ifPresent(held -> found.add(held.asStored()));
          }
          return List.copyOf(found);
        });
  }

  @Override
  public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
    OnePerKey.demand(writes);
    return writes.stream().map(write -> write(write, deadline)).toList();
  }

  private WriteOutcome write(GuardedWrite write, Instant deadline) {
    return store.with(
        name,
        held -> {
          boolean late = !store.now().isBefore(deadline);
          if (late && store.offers(Capability.DEADLINE_FENCE)) {
            return new WriteOutcome.Conflicting();
          }
          return store.offers(Capability.ODD_NAMES) || !held.hasOddName(write.key())
              ? held.edit(write.key(), write.guard(), write.edits())
              : new WriteOutcome.Unknown(WriteOutcome.Later.IMPOSSIBLE, "a field has an odd name");
        });
  }

  @Override
  public WriteOutcome insert(Document document) {
    Held held = Held.of(Contents.idFirst(document));
    return store.with(name, contents -> contents.insert(held));
  }

  @Override
  public WriteOutcome delete(Value key, List<Assertion> guard) {
    return store.with(name, held -> held.delete(key, guard));
  }

  @Override
  public long count(List<Assertion> conditions) {
    return store.with(name, held -> held.count(conditions));
  }

  @Override
  public Size size() {
    return store.with(name, held -> new Size(held.documents().size(), held.bytes()));
  }

  @Override
  public ChangeFeed openFeed(Optional<FeedPosition> from, Optional<Path> passedOver) {
    store.demand(Capability.CHANGE_FEED, "follow the changes of " + name);
    return store.with(
        name,
        held -> {
          long position = from.map(MemoryCollection::parsed).orElseGet(() -> held.log().last());
          return new MemoryFeed(store, held.log(), position);
        });
  }

  /** A position this store never gave is answered like one that is gone. */
  private static long parsed(FeedPosition position) {
    try {
      return Long.parseLong(position.token());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public List<Index> indexes() {
    return store.with(name, held -> held.catalogue().indexes());
  }

  @Override
  public IndexOutcome createIndex(Index index) {
    store.demand(Capability.INDEXES, "build the index " + index.name());
    if (index.expireAfter().isPresent()) {
      store.demand(Capability.TTL, "let documents expire by the index " + index.name());
    }
    return store.with(
        name,
        held ->
            held.catalogue()
                .createIndex(
                    index, held.documents().values().stream().map(Held::document).toList()));
  }

  @Override
  public void dropIndex(String index) {
    store.demand(Capability.INDEXES, "drop the index " + index);
    store.run(name, held -> held.catalogue().dropIndex(index));
  }

  @Override
  public Optional<Document> validator() {
    return store.with(name, held -> held.catalogue().validator());
  }

  @Override
  public void drop() {
    store.run(name, Contents::drop);
  }
}
