package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Health;
import dev.lockstep.store.Store;
import dev.lockstep.store.Survey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The tables of one keyspace of a Cassandra cluster. Threads may share it. */
final class CassandraStore implements Store {
  private final Cluster cluster;
  private final ServerClock clock;
  private final Tables tables;
  private final HealthReading health;
  private final AtomicReference<Optional<Boolean>> tellsHealth =
      new AtomicReference<>(Optional.empty());
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** A table as it was opened, and what the catalogue said of it then. */
  private record Known(TableMetadata catalogue, OpenTable table) {}

  CassandraStore(Cluster cluster) {
    this.cluster = cluster;
    this.clock = new ServerClock(cluster);
    this.tables = new Tables(cluster);
    this.health = new HealthReading(cluster);
  }

  Cluster cluster() {
    return cluster;
  }

  ServerClock clock() {
    return clock;
  }

  /** The refusal of what Cassandra cannot do. */
  Problem declining(String what, String ability) {
    return new Problem(
            ProblemCode.STORE_INCAPABLE,
            "Cannot %s at %s: Cassandra declines %s".formatted(what, name(), ability),
            "nothing was written",
            "run `lockstep preflight` to see what this store can do")
        .with("capability", ability);
  }

  /** The table as it is now; what was known of it before its columns changed is forgotten. */
  OpenTable open(String name) {
    Optional<TableMetadata> catalogue =
        cluster.keyspace().getTable(CqlIdentifier.fromInternal(name));
    Known last = known.get(name);
    if (last != null && catalogue.filter(now -> now.equals(last.catalogue())).isPresent()) {
      return last.table();
    }
    OpenTable opened =
        OpenTable.of(cluster, tables.shape(name).holding(new Columns(cluster, name).physical()));
    catalogue.ifPresent(now -> known.put(name, new Known(now, opened)));
    return opened;
  }

  /** What was known of a table is forgotten, since its columns change. */
  void forget(String name) {
    known.remove(name);
  }

  @Override
  public String name() {
    return cluster.address().name();
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> capabilities = EnumSet.of(Capability.ODD_NAMES, Capability.SURVEY);
    if (tellsHealth.updateAndGet(known -> known.or(this::probed)).orElseThrow()) {
      capabilities.add(Capability.HEALTH);
    }
    return Set.copyOf(capabilities);
  }

  /** A role may lack the permission to read the views that tell it. */
  private Optional<Boolean> probed() {
    return Optional.of(health.now().isTold());
  }

  @Override
  public Set<String> collections() {
    return Set.copyOf(tables.names());
  }

  @Override
  public Collection collection(String name) {
    return OwnedNames.isOwned(name)
        ? new OwnedTable(cluster, name)
        : new CassandraTable(this, name);
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public Health health() {
    return health.now();
  }

  @Override
  public List<Document> catalogue(String collection) {
    return new Catalogue(
            cluster, OwnedNames.isOwned(collection) ? OwnedNames.table(collection) : collection)
        .entries();
  }

  @Override
  public Survey survey() {
    return new CassandraSurvey(cluster);
  }

  @Override
  public void close() {
    cluster.close();
  }
}
