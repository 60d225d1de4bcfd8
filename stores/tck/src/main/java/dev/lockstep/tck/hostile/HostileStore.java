package dev.lockstep.tck.hostile;

import dev.lockstep.model.document.Document;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Health;
import dev.lockstep.store.Store;
import dev.lockstep.store.Survey;
import dev.lockstep.tck.hostile.Call.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One engine's door to the store of a hostile world: every call is a numbered step at which things
 * go wrong as the world's faults say. For one thread only.
 */
public final class HostileStore implements Store {
  private static final Health SUFFERING =
      new Health(
          Optional.of(Duration.ofMinutes(2)),
          Optional.of(0.99),
          Optional.of(0.99),
          Optional.of(0.99),
          Duration.ofSeconds(3));

  private final HostileWorld world;
  private final String caller;

  /** The door of the engine of this name. */
  public HostileStore(HostileWorld world, String caller) {
    this.world = world;
    this.caller = caller;
  }

  @Override
  public String name() {
    return world.memory().name();
  }

  @Override
  public Set<Capability> capabilities() {
    return world.memory().capabilities();
  }

  @Override
  public Set<String> collections() {
    return world.call(caller, Kind.COLLECTIONS, "", world.memory()::collections);
  }

  @Override
  public Collection collection(String name) {
    return new HostileCollection(world, caller, world.memory().collection(name));
  }

  @Override
  public Instant now() {
    return world.call(caller, Kind.NOW, "", world::skewedNow);
  }

  @Override
  public Health health() {
    return world.call(
        caller,
        Kind.HEALTH,
        "",
        () -> {
          boolean suffers =
              capabilities().contains(Capability.HEALTH) && world.strikes(Fault.UNHEALTHY);
          return suffers ? SUFFERING : world.memory().health();
        });
  }

  @Override
  public List<Document> catalogue(String collection) {
    return world.call(
        caller, Kind.CATALOGUE, collection, () -> world.memory().catalogue(collection));
  }

  /** Whoever only looks does not disturb the world. */
  @Override
  public Survey survey() {
    return world.memory().survey();
  }

  @Override
  public void close() {
    // The world goes on without this door.
  }
}
