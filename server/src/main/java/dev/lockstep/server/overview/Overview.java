package dev.lockstep.server.overview;

import dev.lockstep.api.wire.WorkReport.State;
import dev.lockstep.server.incident.Incident;
import dev.lockstep.server.rollout.Glance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What moves now, what was rolled back, and how those are who take part.
 *
 * @param time of the server's clock
 * @param moving rollouts that may still move, and those that are watched after a rollback
 * @param unlisted how many more there are
 * @param rolledBack the newest first
 */
public record Overview(
    Instant time,
    List<Glance> moving,
    int unlisted,
    List<StageCount> stages,
    List<RolledBack> rolledBack,
    List<RunnerHealth> runners,
    List<Fleet> fleets)
    implements OverviewEvent {
  /** How many rollouts stand at a stage. */
  public record StageCount(String environment, String stage, int rollouts, int frozen) {}

  /**
   * A rollback of the last days.
   *
   * @param incident what happened and why
   * @param live whether the rollout may still move
   */
  public record RolledBack(
      String environment,
      String collection,
      String team,
      boolean live,
      Incident.Summary incident) {}

  /**
   * A runner, by what it said of the rollouts that may still move.
   *
   * @param lastWord when it said anything
   * @param state the worst of its work
   * @param silent whether others may take its work
   * @param trouble what keeps it from going on, where something does
   */
  public record RunnerHealth(
      String environment,
      String runner,
      Instant lastWord,
      State state,
      int rollouts,
      boolean silent,
      Optional<String> trouble) {}

  /**
   * The instances of a service that act on a collection.
   *
   * @param instances with a live lease
   * @param lapsed those that have lost contact and were not declared gone
   * @param epochCurrent what is published
   * @param epochOldest what the one furthest behind has acknowledged, of those with a live lease
   * @param behind how many of them have not acknowledged the current one
   * @param owedWrites second writes that wait for their repair, the lapsed included
   * @param overflowed instances that owe more writes than they know one by one
   */
  public record Fleet(
      String environment,
      String collection,
      String service,
      int instances,
      int lapsed,
      long epochCurrent,
      long epochOldest,
      int behind,
      long owedWrites,
      int overflowed) {}
}
