package dev.lockstep.tck.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.contract.StoreContract;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.util.Optional;
import java.util.SplittableRandom;

/** While nothing goes wrong, the hostile store keeps the whole contract. */
final class HostileStoreContractTest implements StoreContract {
  private final SettableClock clock = new SettableClock();
  private final MemoryStore memory = new MemoryStore(MemorySettings.of("hostile", clock));
  private final Store store =
      new HostileStore(new HostileWorld(memory, clock, new SplittableRandom(1)), "engine");

  @Override
  public Store store() {
    return store;
  }

  @Override
  public ApplicationClient application(String collection) {
    return memory.application(collection);
  }

  @Override
  public Optional<FeedPosition> positionLost(String collection) {
    try (var feed = memory.collection(collection).openFeed(Optional.empty(), Optional.empty())) {
      FeedPosition before = feed.position();
      assertThat(application(collection).insert(Document.of("_id", Value.int32(1))))
          .isEqualTo(new WriteOutcome.Applied());
      memory.truncateFeed(collection);
      return Optional.of(before);
    }
  }

  @Override
  public void requireField(String collection, String field) {
    Document schema = Document.of("required", Value.Array.of(Value.text(field)));
    memory.validate(collection, Optional.of(Document.of("$jsonSchema", schema)));
  }
}
