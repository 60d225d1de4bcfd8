package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prepared queries with their values, given as the bytes of cells. They change nothing, so the
 * driver may send them again. Threads may share it.
 */
final class Queries {
  private final CqlSession session;
  private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

  Queries(CqlSession session) {
    this.session = session;
  }

  /** The query with its values, ready to be executed; prepared when it is first asked for. */
  BoundStatement bound(String cql, List<ByteBuffer> values) {
    BoundStatement bound = prepared.computeIfAbsent(cql, session::prepare).bind();
    for (int i = 0; i < values.size(); i++) {
      bound = bound.setBytesUnsafe(i, values.get(i).duplicate());
    }
    return bound.setIdempotent(true);
  }

  /** The bytes of a token. */
  static ByteBuffer token(long token) {
    return ByteBuffer.allocate(Long.BYTES).putLong(token).flip();
  }
}
