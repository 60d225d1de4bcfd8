package dev.lockstep.client.stage;

import dev.lockstep.model.stage.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A control plane that says what a test tells it to, and can be cut off. */
public final class ScriptedSource implements StageSource {
  /** How long its leases are. */
  public static final Duration LEASE = Duration.ofMinutes(10);

  private final List<Consumer<StageState>> listeners = new CopyOnWriteArrayList<>();
  private final List<Long> acknowledged = new ArrayList<>();
  private StageState state;
  private boolean isReachable = true;
  private int released;

  /** A control plane that begins with this state. */
  public ScriptedSource(StageState state) {
    this.state = state;
  }

  /** A control plane that begins at this stage, in epoch 1. */
  public ScriptedSource(Stage stage) {
    this(StageState.of(1, stage));
  }

  /** Moves on and tells everybody. */
  public void move(StageState next) {
    state = next;
    if (isReachable) {
      listeners.forEach(listener -> listener.accept(next));
    }
  }

  /** Answers nobody any more, or again. */
  public void setReachable(boolean reachable) {
    isReachable = reachable;
  }

  /** The acknowledgements, in order. */
  public List<Long> acknowledged() {
    return acknowledged;
  }

  @Override
  public Grant renew(String collection, Report report) throws IOException {
    if (!isReachable) {
      throw new IOException("the control plane is out of reach");
    }
    return new Grant(state, LEASE);
  }

  @Override
  public Following follow(String collection, Consumer<StageState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void acknowledge(String collection, long epoch) {
    acknowledged.add(epoch);
  }

  @Override
  public boolean release(String collection) {
    released += isReachable ? 1 : 0;
    return isReachable;
  }

  /** How often a lease was given back. */
  public int released() {
    return released;
  }
}
