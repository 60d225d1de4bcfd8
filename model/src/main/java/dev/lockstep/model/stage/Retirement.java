package dev.lockstep.model.stage;

/**
 * The phases of giving up the old shape, in order: {@link #ARCHIVE} is the last that can be taken
 * back, {@link #PURGE} the first that cannot.
 *
 * <p>Hold and archive belong to {@link Stage#RETIRING}; the move to {@link Stage#RETIRED} is
 * written to the journal before the first purge, so that a rollout found there is never rolled
 * back.
 */
public enum Retirement {
  /** Both sides are kept in step for the declared window. */
  HOLD(Stage.RETIRING),
  /** The old side is written to the archive, read back and compared. */
  ARCHIVE(Stage.RETIRING),
  /** The old side, the tags and the complements are removed, until a count says zero. */
  PURGE(Stage.RETIRED);

  private final Stage stage;

  Retirement(Stage stage) {
    this.stage = stage;
  }

  /** The stage a rollout stands at during this phase. */
  public Stage stage() {
    return stage;
  }

  /** Whether a rollout in this phase may still go back. */
  public boolean isReversible() {
    return stage.mayMoveTo(Stage.ROLLING_BACK);
  }
}
