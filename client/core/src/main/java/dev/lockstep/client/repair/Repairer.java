package dev.lockstep.client.repair;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;

/** Brings the two sides of one record back into agreement. Threads share it. */
@FunctionalInterface
public interface Repairer {
  /**
   * Carries what the holder has to the other side, deletion included.
   *
   * <p>The write asserts all that it replaces: live writes run beside it. Done twice it changes
   * nothing.
   *
   * @param holder the shape that has the last write of this instance
   * @throws Exception when it could not be done; it is tried again later
   */
  void repair(Value key, Shape holder) throws Exception;
}
