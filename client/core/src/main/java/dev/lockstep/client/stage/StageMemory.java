package dev.lockstep.client.stage;

import java.util.Optional;

/** Where the last state of a collection outlives the process. Threads share it. */
public interface StageMemory {
  /** Keeps nothing: without the control plane an instance does not start. */
  StageMemory NONE =
      new StageMemory() {
        @Override
        public Optional<StageState> last() {
          return Optional.empty();
        }

        @Override
        public boolean keep(StageState state) {
          return true;
        }

        @Override
        public void forget() {}
      };

  /** The state that was kept last. */
  Optional<StageState> last();

  /**
   * Keeps a state before it is acted by, so that a process that starts without the control plane
   * knows of it.
   *
   * @return whether it is kept; where it is not, its epoch is not acknowledged
   */
  boolean keep(StageState state);

  /** Takes it away: nobody waits for this instance any more, so it must ask before it acts. */
  void forget();
}
