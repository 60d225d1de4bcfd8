package dev.lockstep.api.wire;

import dev.lockstep.model.routing.Salt;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The whole state of a collection as the control plane tells it; a later one replaces it.
 *
 * @param epoch grows with every state of the collection; at least 1
 * @param stage where the rollout stands
 * @param wayBack how far rolling back has come, at {@link Stage#ROLLING_BACK}
 * @param ramp which reads move, at {@link Stage#RAMP} and at no other stage
 */
public record StageMessage(long epoch, Stage stage, WayBack wayBack, Optional<Ramp> ramp) {
  private static final int SHARES_MAX = 100;
  private static final int NAMES_MAX = 1000;
  private static final int BUCKETS = 100_000;

  /**
   * Which reads move, as {@code docs/spec/routing.md} says.
   *
   * @param version grows when records are dealt anew; at least 1
   * @param salt names the rollout
   */
  public record Ramp(int version, String salt, List<Share> shares) {
    /** Copies the shares. */
    public Ramp {
      Bounds.number("ramp.version", version, 1, Integer.MAX_VALUE);
      Bounds.name("ramp.salt", salt);
      shares = Bounds.list("ramp.shares", shares, SHARES_MAX);
    }

    /** What decides for each record. */
    public dev.lockstep.model.routing.Ramp routing() {
      return new dev.lockstep.model.routing.Ramp(
          new Salt(salt, version), shares.stream().map(Share::routing).toList());
    }
  }

  /**
   * A part of the records.
   *
   * @param cohorts of any when empty
   * @param regions in any when empty
   * @param buckets how many of the 100,000, from the lowest on
   */
  public record Share(Set<String> cohorts, Set<String> regions, int buckets) {
    /** Copies the sets. */
    public Share {
      cohorts = Bounds.names("cohorts", cohorts, NAMES_MAX);
      regions = Bounds.names("regions", regions, NAMES_MAX);
      Bounds.number("buckets", buckets, 0, BUCKETS);
    }

    private dev.lockstep.model.routing.Share routing() {
      return new dev.lockstep.model.routing.Share(cohorts, regions, buckets);
    }
  }

  /** Refuses an epoch below 1, and a ramp that is missing or out of place. */
  public StageMessage {
    Bounds.number("epoch", epoch, 1, Bounds.NUMBER_MAX);
    if (ramp.isPresent() != (stage == Stage.RAMP)) {
      throw new WireException("ramp", "it is there at the stage ramp and at no other");
    }
  }

  /** A stage without a ramp, at which nothing is cleaned. */
  public static StageMessage of(long epoch, Stage stage) {
    return new StageMessage(epoch, stage, WayBack.IN_STEP, Optional.empty());
  }
}
