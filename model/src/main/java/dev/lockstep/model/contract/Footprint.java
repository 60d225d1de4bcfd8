package dev.lockstep.model.contract;

import dev.lockstep.model.query.Rate;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How large and how busy a collection is expected to be.
 *
 * @param documentBytes the mean size of a document
 * @param documentBytesMax the size of the largest
 * @param latencyMax what 99 of 100 operations stay below
 */
public record Footprint(
    OptionalLong documents,
    OptionalLong documentBytes,
    OptionalLong documentBytesMax,
    Optional<Rate> reads,
    Optional<Rate> writes,
    Optional<Duration> latencyMax) {
  /** Nothing expected. */
  public static final Footprint NONE =
      new Footprint(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
