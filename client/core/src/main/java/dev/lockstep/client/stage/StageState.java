package dev.lockstep.client.stage;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.model.routing.Ramp;
import dev.lockstep.model.routing.Salt;
import dev.lockstep.model.routing.Share;
import dev.lockstep.model.stage.Conduct;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import java.util.List;
import java.util.Optional;

/**
 * What the control plane says of one collection, whole: a later one replaces it.
 *
 * @param epoch grows with every state of the collection; at least 1
 * @param stage where the rollout stands
 * @param ramp which reads move, at {@link Stage#RAMP}; of no meaning at other stages
 * @param wayBack how far rolling back has come, at {@link Stage#ROLLING_BACK}
 */
public record StageState(long epoch, Stage stage, Ramp ramp, WayBack wayBack) {
  private static final Ramp NOBODY = new Ramp(new Salt("none", 1), List.of());

  /** Refuses an epoch below 1. */
  public StageState {
    if (epoch < 1) {
      throw new IllegalArgumentException("Epochs begin with 1, not " + epoch);
    }
  }

  /** A stage at which no read moves by a ramp, and at which nothing is cleaned. */
  public static StageState of(long epoch, Stage stage) {
    return new StageState(epoch, stage, NOBODY, WayBack.IN_STEP);
  }

  /** The state as the control plane told it. */
  public static StageState of(StageMessage message) {
    Ramp ramp = message.ramp().map(StageMessage.Ramp::routing).orElse(NOBODY);
    return new StageState(message.epoch(), message.stage(), ramp, message.wayBack());
  }

  /** What is done while the state is held under a lease. */
  public Conduct conduct() {
    return Conduct.at(stage, wayBack);
  }

  /** What is done when the lease on the state has ended and nobody says what came after it. */
  public Conduct safeConduct() {
    return Conduct.safeAfter(stage, wayBack);
  }

  /** The state as it is told. */
  public StageMessage message() {
    return new StageMessage(
        epoch, stage, wayBack, stage == Stage.RAMP ? Optional.of(message(ramp)) : Optional.empty());
  }

  private static StageMessage.Ramp message(Ramp ramp) {
    return new StageMessage.Ramp(
        ramp.salt().version(),
        ramp.salt().text(),
        ramp.shares().stream()
            .map(share -> new StageMessage.Share(share.cohorts(), share.regions(), share.buckets()))
            .toList());
  }

  /** A step of the ramp: so many buckets of all records read the new shape. */
  public static StageState ramp(long epoch, Salt salt, int buckets) {
    Ramp ramp = new Ramp(salt, List.of(Share.ofAll(buckets)));
    return new StageState(epoch, Stage.RAMP, ramp, WayBack.IN_STEP);
  }

  /** Rolling back, all instances having left the new shape. */
  public static StageState cleaning(long epoch) {
    return new StageState(epoch, Stage.ROLLING_BACK, NOBODY, WayBack.CLEANING);
  }

  /** Whether operations in both states may be in flight at the same time. */
  public boolean isNextTo(StageState other) {
    boolean isOneMove =
        stage == other.stage || stage.mayMoveTo(other.stage) || other.stage.mayMoveTo(stage);
    return isOneMove && !isBeyondCleaning(other) && !other.isBeyondCleaning(this);
  }

  /** Cleaning parts those who may still write both shapes from those who may not. */
  private boolean isBeyondCleaning(StageState other) {
    return switch (stage) {
      case ROLLING_BACK ->
          wayBack == WayBack.CLEANING
              && other.conduct().writes() != Conduct.Writes.OLD
              && other.stage != Stage.ROLLING_BACK;
      case ROLLED_BACK -> other.stage == Stage.ROLLING_BACK && other.wayBack == WayBack.IN_STEP;
      case PROPOSED,
          APPROVED,
          REHEARSED,
          EXPANDED,
          DUAL_WRITE,
          BACKFILL,
          VERIFIED,
          SHADOW_READ,
          RAMP,
          NEW_PRIMARY,
          RETIRING,
          RETIRED ->
          false;
    };
  }
}
