package dev.lockstep.engine.work;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import java.util.List;
import java.util.Map;

/**
 * In which order live writes came, as far as anything tells. It is asked of documents of which both
 * sides moved: the later of the two writes shall win.
 */
public interface Order {
  /** Nothing tells the order, so that the decision itself breaks ties. */
  Order UNKNOWN =
      new Order() {
        @Override
        public Map<String, Shape> latest(Value key) {
          return Map.of();
        }

        @Override
        public boolean hear(List<Value> contested) {
          return true;
        }
      };

  /** Which shape the last write that was heard of changed, by component. */
  Map<String, Shape> latest(Value key);

  /**
   * Hears of the writes up to now.
   *
   * @param contested keys of documents that were read before, and of which both sides had moved
   * @return whether they may be decided now; otherwise somebody else decides them
   */
  boolean hear(List<Value> contested);
}
