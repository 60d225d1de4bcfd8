package dev.lockstep.cassandra;

import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Store;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.contract.StoreContract;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.util.Optional;
import java.util.OptionalInt;

/** The collections of the engine's own pass the whole contract of stores. */
final class OwnedContractTest implements StoreContract {
  @Opened private static CqlSpace space;
  @Opened private static Cluster cluster;

  @Override
  public Store store() {
    return new OwnedStore(cluster);
  }

  @Override
  public ApplicationClient application(String collection) {
    return new OwnedApplication(space, collection);
  }

  @Override
  public Optional<FeedPosition> positionLost(String collection) {
    return Optional.empty();
  }

  @Override
  public OptionalInt documentBytesMax() {
    return OptionalInt.empty();
  }
}
