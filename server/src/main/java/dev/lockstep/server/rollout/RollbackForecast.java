package dev.lockstep.server.rollout;

import dev.lockstep.rollout.plan.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What rolling back now would do, from what is known at this moment.
 *
 * @param services how many act on the collection, with how many instances that hold a live lease
 * @param lapsed instances that have lost contact, for which cleaning waits
 * @param owedWrites second writes that wait for their repair
 * @param writesSince writes to the new shape since the rollout began, as far back as that is kept
 * @param writesFrom from when on those are counted
 * @param documents what the runner counted; absent before documents hold both shapes
 * @param runner what the runner says of the way back; absent where it has not looked
 */
public record RollbackForecast(
    long epoch,
    int services,
    int instances,
    int lapsed,
    long owedWrites,
    long writesSince,
    Instant writesFrom,
    Optional<Documents> documents,
    Optional<RunnerWord> runner,
    List<Way> ways) {
  /**
   * One way back.
   *
   * @param possible whether it leads anywhere from where the rollout stands
   * @param to where it leads, in words; empty where it is not possible
   * @param secondPersonNeeded whether it is done only once a second person asks for it, too
   * @param seconds how long that takes, about, once it is asked for; absent where nobody can tell
   * @param sentences what will happen, in the order in which it does
   */
  public record Way(
      Action action,
      boolean possible,
      String to,
      boolean secondPersonNeeded,
      Optional<Long> seconds,
      List<String> sentences) {}

  /**
   * What the runner counted of the documents.
   *
   * @param total how many there are, about
   * @param examined of how many of them the counts are
   * @param direct whose old values follow from the new ones, or that are old as they stand
   * @param throughComplement whose old values come back because they were kept
   * @param notAtAll with new values that the old shape has no place for, which are set aside
   * @param setAside values that were set aside already
   * @param documentsPerSecond how many are cleaned a second, about; absent where nobody can tell
   * @param time when that was counted
   */
  public record Documents(
      long total,
      long examined,
      long direct,
      long throughComplement,
      long notAtAll,
      long setAside,
      Optional<Double> documentsPerSecond,
      Instant time) {}

  /** What the runner says of the way back, and when it said anything. */
  public record RunnerWord(String outcome, String sentence, Instant time) {}
}
