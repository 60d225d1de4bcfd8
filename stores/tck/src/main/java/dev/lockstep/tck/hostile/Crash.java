package dev.lockstep.tck.hostile;

/**
 * The engine's process dies at a call to the store. An error, so that nothing that handles
 * exceptions stops it: what the engine held in memory is gone, what the store holds stays.
 */
public final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  private final long step;

  Crash(Call call, String moment) {
    super("The engine dies " + moment + " " + call);
    this.step = call.step();
  }

  /** The number of the call at which it died. */
  public long step() {
    return step;
  }
}
