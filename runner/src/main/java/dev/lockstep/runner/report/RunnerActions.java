package dev.lockstep.runner.report;

/** What the runner writes into the journal beside the engine's own entries. */
public final class RunnerActions {
  /** Somebody asked for something that may change data; carries the command and its arguments. */
  public static final String ASKED = "asked";

  /** What was asked for is done; carries the command. */
  public static final String DONE = "done";

  /** What was asked for ended with a problem; carries the problem's code, sentence and advice. */
  public static final String FAILED = "failed";

  /** A key was added that seals what is set aside from now on; belongs to no change. */
  public static final String KEY_ADDED = "key-added";

  private RunnerActions() {}
}
