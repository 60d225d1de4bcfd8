package dev.lockstep.model.stage;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.routing.Ramp;
import dev.lockstep.model.routing.Traits;

/**
 * What an instance does with a collection: the one table of the SDK, drawn as {@code
 * docs/sdk-stages.md}.
 *
 * <p>Two stages that a rollout may move between never contradict each other: what one of them
 * reads, the other writes. So instances that are one stage apart see each other's writes.
 */
public record Conduct(Reads reads, Writes writes) {
  /** Which shape answers a read. */
  public enum Reads {
    /** The old one. */
    OLD,
    /** The old one; the new one is read aside and compared, and never awaited. */
    OLD_AND_SHADOW,
    /** The one that the ramp says for the record. */
    BY_RAMP,
    /** The new one. */
    NEW;

    /** The shape that answers a read of this record. Allocates nothing. */
    public Shape shape(Ramp ramp, Value key, Traits traits) {
      return switch (this) {
        case OLD, OLD_AND_SHADOW -> Shape.OLD;
        case BY_RAMP -> ramp.route(key, traits);
        case NEW -> Shape.NEW;
      };
    }
  }

  /** Which shapes a write reaches, the authoritative one first. */
  public enum Writes {
    /** The old one alone. */
    OLD,
    /** The old one, then the new one. */
    OLD_THEN_NEW,
    /** The new one, then the old one, so that the way back loses nothing. */
    NEW_THEN_OLD,
    /** The new one alone. */
    NEW
  }

  /** What is done at a stage that is held under a lease. */
  public static Conduct at(Stage stage, WayBack wayBack) {
    return switch (stage) {
      case PROPOSED, APPROVED, REHEARSED, EXPANDED -> new Conduct(Reads.OLD, Writes.OLD);
      case DUAL_WRITE, BACKFILL, VERIFIED -> new Conduct(Reads.OLD, Writes.OLD_THEN_NEW);
      case SHADOW_READ -> new Conduct(Reads.OLD_AND_SHADOW, Writes.OLD_THEN_NEW);
      case RAMP -> new Conduct(Reads.BY_RAMP, Writes.OLD_THEN_NEW);
      case NEW_PRIMARY, RETIRING -> new Conduct(Reads.NEW, Writes.NEW_THEN_OLD);
      case RETIRED -> new Conduct(Reads.NEW, Writes.NEW);
      case ROLLING_BACK ->
          switch (wayBack) {
            case IN_STEP -> new Conduct(Reads.OLD, Writes.OLD_THEN_NEW);
            case CLEANING -> new Conduct(Reads.OLD, Writes.OLD);
          };
      case ROLLED_BACK -> new Conduct(Reads.OLD, Writes.OLD);
    };
  }

  /**
   * What is done when the lease has ended and nobody says what came after the stage.
   *
   * <p>Reads old, writes both, wherever both shapes may be alive; as it was before the new one is
   * built and after it is being cleaned away, where a dual write would put back what was removed.
   */
  public static Conduct safeAfter(Stage stage, WayBack wayBack) {
    return switch (stage) {
      case PROPOSED, APPROVED, REHEARSED, ROLLED_BACK, RETIRED -> at(stage, wayBack);
      case EXPANDED, DUAL_WRITE, BACKFILL, VERIFIED, SHADOW_READ, RAMP, NEW_PRIMARY, RETIRING ->
          new Conduct(Reads.OLD, Writes.OLD_THEN_NEW);
      case ROLLING_BACK -> at(stage, wayBack);
    };
  }
}
