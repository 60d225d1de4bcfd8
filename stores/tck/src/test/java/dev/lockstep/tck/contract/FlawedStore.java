package dev.lockstep.tck.contract;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Collection;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Health;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The memory store with every collection spoilt in one way, under test. */
record FlawedStore(MemoryStore memory, Set<Capability> capabilities, UnaryOperator<Collection> flaw)
    implements Store, StoreContract {
  @Override
  public Store store() {
    return this;
  }

  @Override
  public ApplicationClient application(String collection) {
    return memory.application(collection);
  }

  @Override
  public Optional<FeedPosition> positionLost(String collection) {
    try (var feed = memory.collection(collection).openFeed(Optional.empty(), Optional.empty())) {
      if (application(collection).insert(Document.of("_id", Value.int32(1)))
          instanceof WriteOutcome.Applied) {
        memory.truncateFeed(collection);
      }
      return Optional.of(feed.position());
    }
  }

  @Override
  public String name() {
    return memory.name();
  }

  @Override
  public Set<String> collections() {
    return memory.collections();
  }

  @Override
  public Collection collection(String name) {
    return flaw.apply(memory.collection(name));
  }

  @Override
  public Instant now() {
    return memory.now();
  }

  @Override
  public Health health() {
    return memory.health();
  }

  @Override
  public List<Document> catalogue(String collection) {
    return memory.catalogue(collection);
  }

  @Override
  public void close() {
    memory.close();
  }
}
