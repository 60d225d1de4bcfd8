package dev.lockstep.cassandra;

import dev.lockstep.model.document.Document;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Health;
import dev.lockstep.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store whose collections are all the engine's own. */
record OwnedStore(Cluster cluster) implements Store {
  @Override
  public String name() {
    return cluster.address().name();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(
        Capability.DEADLINE_FENCE,
        Capability.GUARDED_WRITES,
        Capability.FREE_FIELDS,
        Capability.ODD_NAMES);
  }

  @Override
  public Set<String> collections() {
    return OwnedNames.collections(
        cluster.session().refreshSchema().getKeyspace(cluster.keyspace().getName()).orElseThrow());
  }

  @Override
  public Collection collection(String name) {
    return new OwnedTable(cluster, name);
  }

  @Override
  public Instant now() {
    return new ServerClock(cluster).now();
  }

  @Override
  public Health health() {
    return new Health(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
  }

  @Override
  public List<Document> catalogue(String collection) {
    return new Catalogue(cluster, OwnedNames.table(collection)).entries();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
