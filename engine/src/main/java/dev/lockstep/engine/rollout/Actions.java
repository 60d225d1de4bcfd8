package dev.lockstep.engine.rollout;

/** The actions a rollout records, by the names they have in the journal. */
public final class Actions {
  /** The rollout of a change began; carries the change's fingerprint. */
  public static final String PROPOSED = "proposed";

  /** A process took the lease; carries the epoch. */
  public static final String LEASE_TAKEN = "lease-taken";

  /** The rollout entered a stage; carries stage, epoch, move and evidence. */
  public static final String STAGE_ENTERED = "stage-entered";

  /** An index was built by the rollout. */
  public static final String INDEX_BUILT = "index-built";

  /** An index was dropped by the rollout. */
  public static final String INDEX_DROPPED = "index-dropped";

  /** No write reaches the store from here on. */
  public static final String PAUSED = "paused";

  /** Work goes on. */
  public static final String RESUMED = "resumed";

  /** The throttle was changed. */
  public static final String THROTTLED = "throttled";

  /** The work was ended on request; its checkpoints are kept. */
  public static final String STOPPED = "stopped";

  /** Preflight looked at the documents; carries whether anything forbids the change. */
  public static final String EXAMINED = "examined";

  /** A pass over all documents was finished; carries its counts. */
  public static final String PASSED = "pass-finished";

  /** A larger part of the reads may be answered from the new shape; carries the percentage. */
  public static final String RAMPED = "ramped";

  /** An independent count was taken. */
  public static final String COUNTED = "counted";

  /** Both shapes were compared; carries the result. */
  public static final String VERIFIED = "compared";

  /** Events of the feed were lost, so everything is scanned again. */
  public static final String RESCAN = "rescan-required";

  /** Everything was scanned again after events were lost. */
  public static final String RESCANNED = "rescanned";

  /** A gate did not pass; carries why. */
  public static final String HALTED = "halted";

  /** The old sides were archived and read back. */
  public static final String ARCHIVED = "archived";

  /** How documents of the old shape are told from new ones; carries what was declared. */
  public static final String OLD_SHAPE_DECLARED = "old-shape-declared";

  private Actions() {}
}
