package dev.lockstep.cli.serve;

import dev.lockstep.cli.output.Console;
import dev.lockstep.cli.output.Json;
import dev.lockstep.demo.MemoryStore;
import dev.lockstep.runner.Runner;
import dev.lockstep.runner.StateFolder;
import dev.lockstep.runner.StoreAddress;
import dev.lockstep.runner.order.Foreman;
import dev.lockstep.runner.order.Foreman.Workplace;
import dev.lockstep.runner.order.HttpOrders;
import dev.lockstep.runner.order.Shift;
import dev.lockstep.server.LockstepServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * A runner in the process of a server, which takes its orders as any other does, and the store in
 * memory that it may have. For one thread.
 */
final class EmbeddedRunner implements AutoCloseable {
  /** The word for a store in memory. */
  static final String MEMORY = "memory";

  /** The word for no runner at all. */
  static final String NONE = "none";

  private final LockstepServer server;
  private final Place place;
  private final Console console;
  private final Deque<Runnable> endings = new ArrayDeque<>();

  EmbeddedRunner(LockstepServer server, Place place, Console console) {
    this.server = server;
    this.place = place;
    this.console = console;
  }

  /**
   * Where it works.
   *
   * @param store an address, or one of the two words
   */
  record Place(String environment, String store, Runner runner, StateFolder folder) {}

  /** Starts what there is to start. */
  void start() {
    if (place.store().equals(NONE)) {
      return;
    }
    StoreAddress store = StoreAddress.parse(address());
    HttpOrders orders =
        new HttpOrders(
            server.address(), place.environment(), server.runnerToken(place.environment()));
    Shift shift =
        Foreman.start(
            orders,
            new Workplace(
                place.runner().name(),
                place.runner(),
                place.folder(),
                store,
                Set.of(),
                new WorkTold(console)));
    endings.push(shift::close);
    console.part(
        "A runner does the work of the environment %s on %s."
            .formatted(place.environment(), store.shown()),
        Json.with("environment", place.environment()).and("store", store.shown()).document());
  }

  private String address() {
    if (!place.store().equals(MEMORY)) {
      return place.store();
    }
    MemoryStore memory = new MemoryStore();
    endings.push(memory::close);
    return memory.address();
  }

  @Override
  public void close() {
    endings.forEach(Runnable::run);
    endings.clear();
  }
}
