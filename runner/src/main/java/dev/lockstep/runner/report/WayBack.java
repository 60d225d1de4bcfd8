package dev.lockstep.runner.report;

import dev.lockstep.engine.rollout.Forecast;
import dev.lockstep.model.inplace.SharedPaths;
import java.time.Duration;
import java.util.Optional;

/**
 * What rolling back now would do.
 *
 * @param documents how many documents there are
 * @param examined how many of them the counts are of
 * @param direct documents whose old values follow from the new ones, or that are old as they stand
 * @param throughComplement documents whose old values come back because they were kept
 * @param notAtAll documents with new values the old shape has no place for; those are set aside
 * @param conflicts values that were set aside already
 * @param time about how long it would take
 * @param note what retiring instead will need, if anything
 */
public record WayBack(
    long documents,
    long examined,
    long direct,
    long throughComplement,
    long notAtAll,
    long conflicts,
    Duration time,
    Optional<String> note) {

  /** What the engine answers, of a change with these shared paths. */
  public static WayBack of(Forecast forecast, SharedPaths shared) {
    return new WayBack(
        forecast.documents(),
        forecast.examined(),
        forecast.direct(),
        forecast.throughComplement(),
        forecast.notAtAll(),
        forecast.conflicts(),
        forecast.time(),
        shared.note());
  }
}
