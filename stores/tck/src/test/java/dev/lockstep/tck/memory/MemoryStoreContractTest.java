package dev.lockstep.tck.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.contract.StoreContract;
import dev.lockstep.tck.contract.SurveyContract;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The reference store passes the whole contract, offering everything and offering nothing. */
final class MemoryStoreContractTest {
  private static final MemorySettings SETTINGS =
      MemorySettings.of("contract", () -> Instant.parse("2026-11-20T00:00:00Z"));

  @Nested
  final class OfferingEverything implements StoreContract, SurveyContract {
    private final MemoryStore store = new MemoryStore(SETTINGS);

    @Override
    public Store store() {
      return store;
    }

    @Override
    public ApplicationClient application(String collection) {
      return store.application(collection);
    }

    @Override
    public Optional<FeedPosition> positionLost(String collection) {
      return lost(store, collection);
    }

    @Override
    public void requireField(String collection, String field) {
      Document schema = Document.of("required", Value.Array.of(Value.text(field)));
      store.validate(collection, Optional.of(Document.of("$jsonSchema", schema)));
    }
  }

  @Nested
  final class OfferingNothing implements StoreContract, SurveyContract {
    private final MemoryStore store = new MemoryStore(SETTINGS.withCapabilities(Set.of()));

    @Override
    public Store store() {
      return store;
    }

    @Override
    public ApplicationClient application(String collection) {
      return store.application(collection);
    }

    @Override
    public Optional<FeedPosition> positionLost(String collection) {
      return Optional.empty();
    }
  }

  private static Optional<FeedPosition> lost(MemoryStore store, String collection) {
    try (var feed = store.collection(collection).openFeed(Optional.empty(), Optional.empty())) {
      assertThat(store.application(collection).insert(Document.of("_id", Value.int32(1))))
          .isEqualTo(new WriteOutcome.Applied());
      store.truncateFeed(collection);
      return Optional.of(feed.position());
    }
  }
}
