package dev.lockstep.cassandra.cell;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Durations, as a document of their three numbers: no two of them can be told in one. */
final class Durations {
  private static final int SIZE_MIN = 3;
  private static final String MONTHS = "months";
  private static final String DAYS = "days";
  private static final String NANOS = "nanoseconds";

  private Durations() {}

  static Optional<Value> read(ByteBuffer bytes) {
    if (bytes.remaining() < SIZE_MIN) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(TypeCodecs.DURATION.decode(bytes, ProtocolVersion.V5))
          .map(duration ->
              Document.builder()
                  .add(MONTHS, Value.int32(duration.getMonths()))
                  .add(DAYS, Value.int32(duration.getDays()))
                  .add(NANOS, Value.int64(duration.getNanoseconds()))
                  .build());
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  static Optional<ByteBuffer> write(Value value) {
    if (!(value instanceof Document parts)
        || !(parts.get(MONTHS).orElse(Value.NULL) instanceof Value.Int32(int months))
        || !(parts.get(DAYS).orElse(Value.NULL) instanceof Value.Int32(int days))
        || !(parts.get(NANOS).orElse(Value.NULL) instanceof Value.Int64(long nanos))) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          TypeCodecs.DURATION.encode(
              CqlDuration.newInstance(months, days, nanos), ProtocolVersion.V5));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // Parts of different signs.
    }
  }
}
