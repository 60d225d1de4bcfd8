package dev.lockstep.checks.simulation;

import dev.lockstep.engine.host.RolloutLog.Entry;
import dev.lockstep.engine.rollout.Actions;
import dev.lockstep.model.stage.Stage;
import java.util.List;

/** Looks whether the promises of the engine are kept; fails where one is not. */
interface Judge {
  /** INV-1 to 5, 29: nothing lost, invented or resurrected, no forbidden write, at any moment. */
  void checkOldShape();

  /** INV-1, 2, 12: the new shape says what the old one does, or what was written in it. */
  void checkNewShape();

  /** INV-1, 2: of two sides that moved one won, and what lost is kept. */
  void checkRivals();

  /** INV-10: with nobody writing, a second run writes nothing to documents. */
  void checkFixedPoint(long writesBefore);

  /** INV-13, 15: pre-state and later writes byte for byte, and nothing of ours left. */
  void checkRolledBack();

  /** After retirement the documents are the new shape and nothing else. */
  void checkRetired();

  /** Whether some document holds what the other shape has no place for. */
  boolean anythingHeld();

  /** INV-27: the stages in the log form a legal path, and epochs only grow. */
  default void checkLog(List<Entry> entries) {
    Stage at = Stage.PROPOSED;
    long epoch = 0;
    for (Entry entry : entries) {
      if (entry.action().equals(Actions.STAGE_ENTERED)) {
        Stage to = Stage.named(entry.fields().getOrDefault("stage", "")).orElseThrow();
        demand(at.mayMoveTo(to), "an illegal move from " + at + " to ", to);
        at = to;
      }
      if (entry.fields().containsKey("epoch")) {
        long given = Long.parseLong(entry.fields().getOrDefault("epoch", ""));
        demand(given > epoch, "an epoch that does not grow: ", given);
        epoch = given;
      }
      if (entry.action().equals(Actions.VERIFIED)) {
        boolean none = "0".equals(entry.fields().get("divergences"));
        demand(none || mayDiverge(), "divergences: ", entry.fields());
      }
    }
  }

  /** Whether a verification may find documents that no engine may bring into agreement yet. */
  default boolean mayDiverge() {
    return false;
  }

  /** Fails with this sentence where something does not hold. */
  static void demand(boolean holds, String what, Object detail) {
    if (!holds) {
      throw new AssertionError(what + Shown.text(detail));
    }
  }
}
