package dev.lockstep.cassandra;

import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Store;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.contract.StoreContract;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The collections of the engine's own pass the whole contract of stores. */
final class OwnedContractTest implements StoreContract {
  private static CqlSpace space;
  private static Cluster cluster;

  @BeforeAll
  static void open() throws InterruptedException {
    space = CqlSpace.open();
    cluster = Cluster.open(Address.of(space.uri()));
  }

  @AfterAll
  static void close() {
    if (cluster != null) {
      cluster.close();
    }
    if (space != null) {
      space.close();
    }
  }

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
