package dev.lockstep.tck.key;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.GuardedWrite;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rule that a batch holds at most one write per key. */
public final class OnePerKey {
  private OnePerKey() {}

  /**
   * Refuses a batch that breaks the rule.
   *
   * @throws IllegalArgumentException if two of the writes share a key
   */
  public static void demand(List<GuardedWrite> writes) {
    Set<Value> keys = new TreeSet<>(KeyOrder.BSON);
    for (GuardedWrite write : writes) {
      if (!keys.add(write.key())) {
        throw new IllegalArgumentException("Two writes of one batch share a key");
      }
    }
  }
}
