package dev.lockstep.cassandra;

import dev.lockstep.store.Store;
import dev.lockstep.store.StoreProvider;
import java.net.URI;

/** Opens keyspaces at {@code cassandra://} addresses. */
public final class CassandraStoreProvider implements StoreProvider {
  /** A provider as the service loader makes it. */
  public CassandraStoreProvider() {}

  @Override
  public boolean opens(URI address) {
    return "cassandra".equals(address.getScheme());
  }

  @Override
  public Store open(URI address) {
    return new CassandraStore(Cluster.open(Address.of(address)));
  }
}
