package dev.lockstep.engine.rollout;

import dev.lockstep.engine.host.RolloutLog.Entry;
import dev.lockstep.model.stage.Stage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a rollout: the fold of its log, and nothing else.
 *
 * @param stage where it stands
 * @param epoch the highest epoch that was given out
 * @param fingerprint of the change it began with, if it began
 * @param indexes names of the indexes it has built and not dropped
 * @param paused whether writes are held back until it is resumed
 * @param rescan whether writes may have been missed, and the scan that finds them is not finished
 * @param retirement what is known of giving up the old shape
 */
public record RolloutState(
    Stage stage,
    long epoch,
    Optional<String> fingerprint,
    Set<String> indexes,
    boolean paused,
    boolean rescan,
    Retirement retirement) {

  /** The state before anything was recorded. */
  public static final RolloutState NONE =
      new RolloutState(
          Stage.PROPOSED, 0, Optional.empty(), Set.of(), false, false, Retirement.NONE);

  /**
   * What is known of giving up the old shape.
   *
   * @param oldWhen the expression by which old documents are told from new ones, if one was given
   * @param written how many documents were found in the old shape after its purge
   */
  public record Retirement(Optional<String> oldWhen, long written) {
    static final Retirement NONE = new Retirement(Optional.empty(), 0);
  }

  public RolloutState {
    indexes = Set.copyOf(indexes);
  }

  /** The state after these entries. */
  public static RolloutState of(List<Entry> entries) {
    RolloutState state = NONE;
    for (Entry entry : entries) {
      state = state.after(entry);
    }
    return state;
  }

  /** The state after one more entry; entries that say nothing about it leave it as it is. */
  public RolloutState after(Entry entry) {
    Map<String, String> fields = entry.fields();
    return switch (entry.action()) {
      case Actions.PROPOSED -> withFingerprint(fields.getOrDefault("fingerprint", ""));
      case Actions.LEASE_TAKEN -> withEpoch(fields);
      case Actions.STAGE_ENTERED ->
          withEpoch(fields).at(Stage.named(fields.getOrDefault("stage", "")).orElse(stage));
      case Actions.INDEX_BUILT -> withIndexes(fields.getOrDefault("index", ""), true);
      case Actions.INDEX_DROPPED -> withIndexes(fields.getOrDefault("index", ""), false);
      case Actions.PAUSED -> withPaused(true);
      case Actions.RESUMED -> withPaused(false);
      case Actions.RESCAN -> withRescan(true);
      case Actions.RESCANNED -> withRescan(false);
      case Actions.OLD_SHAPE_DECLARED ->
          with(new Retirement(Optional.ofNullable(fields.get("old-when")), 0));
      case Actions.COUNTED ->
          with(
              new Retirement(
                  retirement.oldWhen(), Long.parseLong(fields.getOrDefault("old-shape", "0"))));
      default -> this;
    };
  }

  /** What was declared holds for one retirement only. */
  private RolloutState at(Stage next) {
    boolean goesOn = next == Stage.RETIRING || next == Stage.RETIRED;
    return new RolloutState(
        next, epoch, fingerprint, indexes, paused, rescan, goesOn ? retirement : Retirement.NONE);
  }

  private RolloutState with(Retirement now) {
    return new RolloutState(stage, epoch, fingerprint, indexes, paused, rescan, now);
  }

  private RolloutState withFingerprint(String text) {
    return new RolloutState(stage, epoch, Optional.of(text), indexes, paused, rescan, retirement);
  }

  private RolloutState withPaused(boolean now) {
    return new RolloutState(stage, epoch, fingerprint, indexes, now, rescan, retirement);
  }

  private RolloutState withRescan(boolean now) {
    return new RolloutState(stage, epoch, fingerprint, indexes, paused, now, retirement);
  }

  private RolloutState withEpoch(Map<String, String> fields) {
    long given = Long.parseLong(fields.getOrDefault("epoch", "0"));
    return new RolloutState(
        stage, Math.max(epoch, given), fingerprint, indexes, paused, rescan, retirement);
  }

  private RolloutState withIndexes(String name, boolean present) {
    Set<String> changed = new LinkedHashSet<>(indexes);
    if (present) {
      changed.add(name);
    } else {
      changed.remove(name);
    }
    return new RolloutState(stage, epoch, fingerprint, changed, paused, rescan, retirement);
  }
}
