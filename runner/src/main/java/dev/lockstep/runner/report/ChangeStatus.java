package dev.lockstep.runner.report;

import dev.lockstep.engine.host.RolloutLog;
import dev.lockstep.engine.rollout.Actions;
import dev.lockstep.engine.rollout.RolloutState;
import dev.lockstep.journal.Entry;
import dev.lockstep.journal.LiveStatus;
import dev.lockstep.model.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where one change stands, as far as this machine knows.
 *
 * @param change its id
 * @param stage its stage: the fold of the journal
 * @param epoch the highest epoch given out
 * @param writes whether writes are held back
 * @param since when it entered its stage, where it entered one
 * @param target where it is carried, once that was named
 * @param carrier the process that carries it now, if one does
 * @param live what that process, or the last one, said about its progress
 * @param records everything the journal says about the change, oldest first
 */
public record ChangeStatus(
    String change,
    Stage stage,
    long epoch,
    Writes writes,
    Optional<Instant> since,
    Optional<Target> target,
    Optional<Long> carrier,
    Optional<Live> live,
    List<JournalRecord> records) {
  public ChangeStatus {
    records = List.copyOf(records);
  }

  /** Whether writes are held back. */
  public enum Writes {
    ALLOWED,
    PAUSED
  }

  /**
   * What a process last said about its progress.
   *
   * @param time when
   * @param fields numbers and words by name
   */
  public record Live(Instant time, Map<String, String> fields) {}

  /** The status that these entries and signs of life amount to. */
  public static ChangeStatus of(
      String change,
      List<Entry> entries,
      Optional<Long> carrier,
      Optional<LiveStatus.Reading> live) {
    RolloutState state = state(entries);
    return new ChangeStatus(
        change,
        state.stage(),
        state.epoch(),
        state.paused() ? Writes.PAUSED : Writes.ALLOWED,
        since(entries),
        Target.of(entries),
        carrier,
        live.map(reading -> new Live(reading.time(), reading.fields())),
        entries.stream().map(JournalRecord::of).toList());
  }

  /** The state of a rollout: the fold of its entries. */
  public static RolloutState state(List<Entry> entries) {
    return RolloutState.of(
        entries.stream().map(e -> new RolloutLog.Entry(e.action(), e.fields())).toList());
  }

  private static Optional<Instant> since(List<Entry> entries) {
    return entries.reversed().stream()
        .filter(entry -> entry.action().equals(Actions.STAGE_ENTERED))
        .findFirst()
        .map(Entry::time);
  }

  /** The last record with one of these actions. */
  Optional<JournalRecord> last(List<String> actions) {
    return records.reversed().stream().filter(r -> actions.contains(r.action())).findFirst();
  }

  /** Whether the rollout has begun and is not over. */
  public boolean isUnderWay() {
    return stage != Stage.PROPOSED && stage != Stage.ROLLED_BACK && !stage.isFinal();
  }

  /** Whether a process carries the change now. */
  public boolean isCarried() {
    return carrier.isPresent();
  }
}
