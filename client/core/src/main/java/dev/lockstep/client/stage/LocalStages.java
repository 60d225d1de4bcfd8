package dev.lockstep.client.stage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Stages that this process says itself, for the tests of a service and for one that runs without a
 * control plane: every collection is in one state until it is {@linkplain #move moved}. Threads
 * share it.
 */
public final class LocalStages implements StageSource {
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final Map<String, List<Consumer<StageState>>> listeners = new ConcurrentHashMap<>();
  private volatile StageState state;

  /** Stages that begin with this state. */
  public LocalStages(StageState state) {
    this.state = state;
  }

  /** Tells everybody a later state; it is not checked whether they have acknowledged the last. */
  public void move(StageState next) {
    state = next;
    listeners.values().forEach(each -> each.forEach(listener -> listener.accept(next)));
  }

  @Override
  public Grant renew(String collection, Report report) {
    return new Grant(state, LEASE);
  }

  @Override
  public Following follow(String collection, Consumer<StageState> listener) {
    List<Consumer<StageState>> mine =
        listeners.computeIfAbsent(collection, name -> new CopyOnWriteArrayList<>());
    mine.add(listener);
    return () -> mine.remove(listener);
  }

  @Override
  public void acknowledge(String collection, long epoch) {}
}
