package dev.lockstep.api.flag;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.routing.Ramp;
import dev.lockstep.model.routing.Salt;
import dev.lockstep.model.routing.Traits;
import dev.lockstep.model.stage.Conduct;
import dev.lockstep.model.stage.Stage;
import java.util.List;

/**
 * What the flag of a collection says of one record. Immutable; threads may share it.
 *
 * @param shape which answers a read of the record
 * @param conduct what is done with the collection
 * @param isSafe whether the lease has ended and the safe stage is taken
 */
public record CollectionFlag(
    Shape shape, Conduct conduct, Stage stage, long epoch, boolean isSafe) {
  /** The attribute of a context that tells a record's cohort. */
  public static final String COHORT = "cohort";

  /** The attribute of a context that tells a record's region. */
  public static final String REGION = "region";

  private static final Ramp NOBODY = new Ramp(new Salt("none", 1), List.of());

  /**
   * What is told beside the shape.
   *
   * @param stage where the rollout stands
   * @param writes the shapes that a write reaches, in order: {@code old}, {@code old, new}, {@code
   *     new, old} or {@code new}
   * @param safe whether the lease has ended and the safe stage is taken
   */
  public record Metadata(String stage, long epoch, String writes, boolean safe) {}

  /** The record of a targeting key; an empty one tells of none. */
  public static Value key(String targetingKey) {
    return targetingKey.isEmpty() ? Value.NULL : new Value.Text(targetingKey);
  }

  /** What is published of a collection, for one record of it. */
  public static CollectionFlag of(StageMessage state, Value key, Traits traits) {
    Conduct conduct = Conduct.at(state.stage(), state.wayBack());
    Ramp ramp = state.ramp().map(StageMessage.Ramp::routing).orElse(NOBODY);
    return new CollectionFlag(
        conduct.reads().shape(ramp, key, traits), conduct, state.stage(), state.epoch(), false);
  }

  /** The variant, and the value as text. */
  public String variant() {
    return switch (shape) {
      case OLD -> "old";
      case NEW -> "new";
    };
  }

  /** OpenFeature's word for why: {@code SPLIT} where records differ, otherwise {@code STATIC}. */
  public String reason() {
    return switch (conduct.reads()) {
      case OLD, OLD_AND_SHADOW, NEW -> "STATIC";
      case BY_RAMP -> "SPLIT";
    };
  }

  /** What is told beside the shape. */
  public Metadata metadata() {
    String writes =
        switch (conduct.writes()) {
          case OLD -> "old";
          case OLD_THEN_NEW -> "old, new";
          case NEW_THEN_OLD -> "new, old";
          case NEW -> "new";
        };
    return new Metadata(stage.word(), epoch, writes, isSafe);
  }
}
