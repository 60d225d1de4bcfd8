package dev.lockstep.model.write;

import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Optional;

/**
 * A write to a store where the later of two writes of a cell wins, whatever comes last.
 *
 * @param key the key of the document
 * @param cells what to write; all of it or nothing
 * @param isDoubtful whether a delete that left no trace may be newer than what is written, so that
 *     only reading it back tells whether it had an effect
 */
public record TimedWrite(Value key, List<Cell> cells, boolean isDoubtful) {
  public TimedWrite {
    cells = List.copyOf(cells);
  }

  /**
   * One top-level field of the document.
   *
   * @param before what it was when the write was decided, if it was there
   * @param after what it is to be; empty where it is taken away
   * @param micros the time of the write, in microseconds since 1970
   * @param ttlSeconds how many seconds it is to live from now; 0 where it is to stay
   */
  public record Cell(
      String field, Optional<Value> before, Optional<Value> after, long micros, int ttlSeconds) {}
}
