package dev.lockstep.tck.memory;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Health;
import dev.lockstep.store.Survey;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.SimulatedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The reference store. It keeps the store door's promises by the letter, holds everything in
 * memory, and is the same to every run that drives it in the same order. Threads may share it; one
 * lock makes every call atomic. Closing it loses nothing.
 */
public final class MemoryStore implements SimulatedStore {
  /** How often expired documents are looked for, by the store's clock. */
  public static final Duration EXPIRY_PAUSE = Duration.ofSeconds(60);

  private final MemorySettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Contents> contents = new LinkedHashMap<>();
  private Instant expiredAt;

  /** An empty store. */
  public MemoryStore(MemorySettings settings) {
    this.settings = settings;
    this.expiredAt = settings.clock().instant();
  }

  @Override
  public String name() {
    return "memory:" + settings.name();
  }

  @Override
  public Set<Capability> capabilities() {
    return settings.capabilities();
  }

  @Override
  public Set<String> collections() {
    return locked(() -> {
      Set<String> names = new TreeSet<>();
      contents.forEach((name, held) -> {
        if (held.catalogue().exists()) {
          names.add(name);
        }
      });
      return Collections.unmodifiableSet(names);
    });
  }

  @Override
  public Collection collection(String name) {
    return new MemoryCollection(this, name);
  }

  /** The door of an application to this collection. */
  public ApplicationClient application(String collection) {
    return new MemoryApplication(this, collection);
  }

  @Override
  public Instant now() {
    return settings.clock().instant();
  }

  @Override
  public Health health() {
    Optional<Duration> lag =
        offers(Capability.HEALTH) ? Optional.of(Duration.ZERO) : Optional.empty();
    return new Health(lag, Optional.empty(), Optional.empty(), Duration.ZERO);
  }

  @Override
  public List<Document> catalogue(String collection) {
    return with(collection, held -> held.catalogue().described(collection));
  }

  @Override
  public Survey survey() {
    demand(Capability.SURVEY, "look around");
    return new MemorySurvey(this);
  }

  /** Holds the documents of this collection to a validator from now on, or to none. */
  public void validate(String collection, Optional<Document> validator) {
    demand(Capability.VALIDATOR, "check documents with a validator");
    run(collection, held -> held.catalogue().validator(validator));
  }

  @Override
  public void expire() {
    locked(this::expireNow);
  }

  @Override
  public void truncateFeed(String collection) {
    run(collection, held -> held.log().forgetAll());
  }

  /** Here the server decides everything. */
  @Override
  public Supplier<WriteOutcome> sending(
      Collection collection, GuardedWrite write, Instant deadline) {
    return () -> collection.write(List.of(write), deadline).getFirst();
  }

  @Override
  public void close() {
    // Everything stays: another holder of the same store goes on with it.
  }

  <T> T with(String collection, Function<Contents, T> work) {
    return locked(() -> work.apply(contentsOf(collection)));
  }

  void run(String collection, Consumer<Contents> work) {
    locked(() -> work.accept(contentsOf(collection)));
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      expireWhenDue();
      T result = work.get();
      changed.signalAll();
      return result;
    } finally {
      lock.unlock();
    }
  }

  void locked(Runnable work) {
    lock.lock();
    try {
      expireWhenDue();
      work.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something is ready, at most this long, and then looks at it. */
  <T> T awaiting(Duration wait, BooleanSupplier ready, Supplier<T> look) {
    lock.lock();
    try {
      long nanos = wait.toNanos();
      while (!ready.getAsBoolean() && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return locked(look);
  }

  void demand(Capability capability, String doing) {
    if (!settings.capabilities().contains(capability)) {
      throw new Problem(
              ProblemCode.STORE_INCAPABLE,
              "Cannot " + doing + ": the store " + name() + " does not offer it",
              "Nothing was written.",
              "lockstep preflight")
          .with("capability", capability);
    }
  }

  boolean offers(Capability capability) {
    return settings.capabilities().contains(capability);
  }

  private Contents contentsOf(String collection) {
    return contents.computeIfAbsent(collection, name -> new Contents(settings));
  }

  private void expireWhenDue() {
    if (!now().isBefore(expiredAt.plus(EXPIRY_PAUSE))) {
      expireNow();
    }
  }

  private void expireNow() {
    expiredAt = now();
    if (offers(Capability.TTL)) {
      contents.values().stream()
          .filter(held -> held.catalogue().canExpire())
          .forEach(held -> held.expire(expiredAt.toEpochMilli()));
    }
  }
}
