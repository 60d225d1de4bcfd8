package dev.lockstep.client.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.nio.ByteBuffer;
import java.util.Objects;

/** How many bytes of values statements carry: bound ones are encoded already, so none is read. */
final class BoundBytes {
  private BoundBytes() {}

  /** The values bound to a statement or to those of a batch; 0 where none is bound. */
  static long of(Statement<?> statement) {
    return switch (statement) {
      case BoundStatement bound -> of(bound);
      case BatchStatement batch -> {
        long bytes = 0;
        for (BatchableStatement<?> each : batch) {
          bytes += of(each);
        }
        yield bytes;
      }
      default -> 0;
    };
  }

  /** A column that is null or not set takes nothing. */
  private static long of(BoundStatement bound) {
    return bound.getValues().stream()
        .filter(Objects::nonNull)
        .mapToLong(ByteBuffer::remaining)
        .sum();
  }
}
