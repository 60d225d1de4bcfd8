package dev.lockstep.client.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;

/**
 * How a row is carried from one side to the other after a second write failed. Threads share it.
 */
public interface RowCopy {
  /** The column of {@link #read} that says when the row was written. */
  String WRITTEN = "written";

  /**
   * Reads a row; answers as {@value #WRITTEN} the latest {@code WRITETIME} of what is carried, such
   * as {@code SELECT town, WRITETIME(town) AS written FROM orders WHERE id = ?}.
   */
  Statement<?> read(Value key, Shape holder);

  /** Writes the row that the holder has to the other side. */
  Statement<?> write(Value key, Shape other, Row held);

  /** Deletes the row of the other side, since the holder has none. */
  Statement<?> delete(Value key, Shape other);
}
