package dev.lockstep.tck.cells;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Health;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.SimulatedStore;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A store in memory where the times of cells order writes. Collections whose name begins with
 * {@code lockstep_} or has a dot are the engine's own and guarded; every other one is a table.
 * Threads may share it; one lock makes every call atomic.
 */
public final class CellStore implements SimulatedStore {
  /** How long a table remembers deletes where nothing else is said. */
  public static final Duration GRACE = Duration.ofDays(10);

  private final String name;
  private final InstantSource clock;
  private final MemoryStore owned;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Table> tables = new TreeMap<>();
  private Consumer<String> listener = line -> {};
  private Consumer<Value> follower = key -> {};

  /** An empty store, whose servers go by this clock. */
  public CellStore(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
    this.owned = new MemoryStore(MemorySettings.of(name, clock).withCapabilities(Set.of()));
  }

  /** Creates a table with a column for each of these fields, beside its key. */
  public void create(String table, Set<String> fields) {
    create(table, fields, GRACE);
  }

  /**
   * The same.
   *
   * @param grace how long deletes are remembered
   */
  public void create(String table, Set<String> fields, Duration grace) {
    run(() -> {
      Table created = new Table(grace);
      fields.forEach(created::create);
      tables.put(table, created);
    });
  }

  /** Adds a column of the users to a table, of sets of text that are stored by their parts. */
  public void addSet(String table, String field) {
    boolean unused =
        with(
            table,
            found -> {
              found.createByParts(field);
              return true;
            });
  }

  /** Drops a table. */
  public void drop(String table) {
    run(() -> tables.remove(table));
  }

  /** Tells every write of a cell as it arrives, one line each. */
  public void onArrival(Consumer<String> lines) {
    listener = lines;
  }

  /** Tells the key of every row of users that was written, once it holds what was. */
  public void afterArrival(Consumer<Value> keys) {
    follower = keys;
  }

  /** A mutation arrives at the table of this name. */
  void take(String table, Mutation mutation) {
    Table unused =
        with(
            table,
            found -> {
              take(found, mutation);
              return found;
            });
  }

  /** A mutation arrives. */
  void take(Table table, Mutation mutation) {
    listener.accept(mutation.toString());
    table.take(mutation, now());
    follower.accept(mutation.key());
  }

  /** The door of services to a table. */
  public CellClient client(String table) {
    return new CellClient(this, table);
  }

  @Override
  public String name() {
    return "cells:" + name;
  }

  /** Nothing but what every store can. */
  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public Set<String> collections() {
    return locked(() -> {
      Set<String> names = new TreeSet<>(owned.collections());
      names.addAll(tables.keySet());
      return Collections.unmodifiableSet(names);
    });
  }

  private static boolean isOwned(String collection) {
    return collection.startsWith("lockstep_") || collection.contains(".");
  }

  @Override
  public Collection collection(String collection) {
    return isOwned(collection)
        ? owned.collection(collection)
        : new CellCollection(this, collection);
  }

  @Override
  public Supplier<WriteOutcome> sending(
      Collection collection, GuardedWrite write, Instant deadline) {
    return collection instanceof CellCollection cells
        ? cells.sending(write, deadline)
        : owned.sending(collection, write, deadline);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Health health() {
    return owned.health();
  }

  @Override
  public List<Document> catalogue(String collection) {
    return isOwned(collection) ? owned.catalogue(collection) : with(collection, this::described);
  }

  private List<Document> described(Table table) {
    return new TreeMap<>(table.columns())
        .keySet().stream().map(field -> Document.of("column", Value.text(field))).toList();
  }

  /** Forgets the deletes that tables need not remember any more. */
  @Override
  public void expire() {
    run(() -> tables.values().forEach(table -> table.purge(now())));
  }

  /** There is no feed. */
  @Override
  public void truncateFeed(String collection) {}

  @Override
  public void close() {
    // Everything stays: another holder of the same store goes on with it.
  }

  <T> T with(String table, Function<Table, T> work) {
    return locked(() -> {
      Table found = tables.get(table);
      if (found == null) {
        throw new Problem(
            ProblemCode.COLLECTION_MISSING,
            "Cannot use the table " + table + ": " + name() + " has none of this name",
            "Nothing was written.",
            "lockstep preflight");
      }
      return work.apply(found);
    });
  }

  private void run(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
