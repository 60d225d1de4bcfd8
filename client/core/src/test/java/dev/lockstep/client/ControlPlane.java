package dev.lockstep.client;

import dev.lockstep.client.stage.StageSource;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.model.routing.Buckets;
import dev.lockstep.model.routing.Salt;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The control plane of the simulation: it moves on when every instance with a lease has
 * acknowledged the epoch, and tells states late. Not for threads to share.
 */
final class ControlPlane {
  static final Duration LEASE = Duration.ofMinutes(10);
  private static final Salt SALT = new Salt("simulated", 1);

  private final SplittableRandom random;
  private final TwoSides store;
  private final boolean acknowledgesEarly;
  private final Map<String, Line> lines = new HashMap<>();
  private StageState state = StageState.of(1, Stage.EXPANDED);
  private final Set<Stage> seen = EnumSet.of(Stage.EXPANDED);

  ControlPlane(SplittableRandom random, TwoSides store, boolean acknowledgesEarly) {
    this.random = random;
    this.store = store;
    this.acknowledgesEarly = acknowledgesEarly;
  }

  StageState state() {
    return state;
  }

  /** The stages the rollout stood at. */
  Set<Stage> seen() {
    return seen;
  }

  /** The line to one instance; a new one when the instance is started again. */
  Line line(String instance) {
    Line line = new Line();
    lines.put(instance, line);
    return line;
  }

  /** One instance as the control plane knows it. */
  final class Line implements StageSource {
    private final Queue<StageState> undelivered = new ArrayDeque<>();
    private final List<Consumer<StageState>> listeners = new ArrayList<>();
    private long acknowledged;
    private boolean isCut;
    private boolean isLeased;

    boolean isCut() {
      return isCut;
    }

    void cut() {
      isCut = true;
    }

    void mend() {
      isCut = false;
    }

    /** The lease of an instance that is cut off has ended. */
    void expire() {
      isLeased = false;
    }

    void deliver() {
      StageState next = undelivered.poll();
      if (next != null && !isCut) {
        listeners.forEach(listener -> listener.accept(next));
      }
    }

    @Override
    public Grant renew(String collection, Report report) throws IOException {
      if (isCut) {
        throw new IOException("cut off");
      }
      isLeased = true;
      acknowledged = acknowledgesEarly ? state.epoch() : report.epoch();
      return new Grant(state, LEASE);
    }

    @Override
    public Following follow(String collection, Consumer<StageState> listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    @Override
    public void acknowledge(String collection, long epoch) {
      acknowledged = isCut ? acknowledged : epoch;
    }
  }

  /** Moves on if it may. */
  void move() {
    boolean hasConverged =
        acknowledgesEarly
            || lines.values().stream()
                .allMatch(line -> !line.isLeased || line.acknowledged >= state.epoch());
    List<StageState> next = next();
    if (!hasConverged || next.isEmpty()) {
      return;
    }
    StageState chosen = next.get(random.nextInt(next.size()));
    if (needsEverybody(chosen) && lines.values().stream().anyMatch(line -> !line.isLeased)) {
      return;
    }
    work(chosen);
    state = chosen;
    seen.add(chosen.stage());
    lines.values().forEach(line -> line.undelivered.add(chosen));
  }

  private List<StageState> next() {
    long epoch = state.epoch() + 1 + random.nextInt(2);
    List<StageState> next = new ArrayList<>();
    state.stage().moves().stream()
        .filter(move -> move.to() != Stage.APPROVED)
        .filter(move -> move.to() != Stage.ROLLED_BACK || state.wayBack() == WayBack.CLEANING)
        .filter(move -> move.to() != Stage.ROLLING_BACK || random.nextInt(8) == 0)
        .map(move -> move.to() == Stage.RAMP ? ramp(epoch) : StageState.of(epoch, move.to()))
        .forEach(next::add);
    if (state.stage() == Stage.RAMP) {
      next.add(ramp(epoch));
    }
    if (state.stage() == Stage.ROLLING_BACK && state.wayBack() == WayBack.IN_STEP) {
      next.add(StageState.cleaning(epoch));
    }
    return next;
  }

  private StageState ramp(long epoch) {
    return StageState.ramp(epoch, SALT, random.nextInt(Buckets.COUNT + 1));
  }

  /**
   * Where one of two shapes is written no more, proof is needed that nobody is left who does not
   * know of it or owes a write to it; and where a second one begins to be written, that nobody is
   * left who writes the old one alone, since there is no sync here that carries that.
   */
  private boolean needsEverybody(StageState next) {
    boolean isForwardAgain = state.stage() == Stage.ROLLING_BACK && next.stage() == Stage.EXPANDED;
    return isForwardAgain
        || next.stage() == Stage.DUAL_WRITE
        || next.stage() == Stage.RETIRED
        || next.wayBack() == WayBack.CLEANING
        || next.stage() == Stage.ROLLED_BACK;
  }

  /** What the runner has done when a stage is reached. */
  private void work(StageState next) {
    if (next.stage() == Stage.VERIFIED) {
      store.backfill();
    } else if (next.stage() == Stage.ROLLED_BACK) {
      store.cleanNew();
    }
  }
}
