package dev.lockstep.tck.contract;

import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Store;
import dev.lockstep.tck.ApplicationClient;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a store's test class supplies: the store, an application's door, and what it declines. */
@ExtendWith(FreshCollection.class)
public interface StoreUnderTest {
  /** The store, open; the same one for all tests is best. */
  Store store();

  /** The door of an application to a collection of that store, through the bare driver. */
  ApplicationClient application(String collection);

  /** What documents of this store cannot hold or tell apart; nothing unless overridden. */
  default Declined declined() {
    return Declined.NOTHING;
  }

  /** The largest document the store takes; empty where it takes any. */
  default OptionalInt documentBytesMax() {
    return OptionalInt.of(16 * 1024 * 1024);
  }

  /**
   * A position of this collection's feed whose following events are gone, made by whatever makes
   * this store forget. Empty only where a test cannot make it do so.
   */
  Optional<FeedPosition> positionLost(String collection);

  /**
   * Holds the documents of this collection to having a field. Called where the store offers {@link
   * dev.lockstep.store.Capability#VALIDATOR}.
   */
  default void requireField(String collection, String field) {
    throw new UnsupportedOperationException("Says how a validator is set on " + collection);
  }

  /** Creates the collection such that comparisons ignore case by default, where the store can. */
  default void createIgnoringCase(String collection) {}
}
