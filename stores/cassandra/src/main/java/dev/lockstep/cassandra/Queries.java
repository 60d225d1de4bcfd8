package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prepared queries with their values, given as the bytes of cells. They change nothing, so the
 * driver may send them again. Threads may share it.
 */
final class Queries {
  /** How many reads of single rows are under way at once. */
  static final int AT_ONCE = 64;

  private final CqlSession session;
  private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

  Queries(CqlSession session) {
    this.session = session;
  }

  /** The query with its values, ready to be executed; prepared when it is first asked for. */
  BoundStatement bound(String cql, List<ByteBuffer> values) {
    return bound(prepared.computeIfAbsent(cql, session::prepare), values);
  }

  /** A prepared query with its values. */
  static BoundStatement bound(PreparedStatement query, List<ByteBuffer> values) {
    BoundStatementBuilder bound = query.boundStatementBuilder().setIdempotence(true);
    for (int i = 0; i < values.size(); i++) {
      bound = bound.setBytesUnsafe(i, values.get(i).duplicate());
    }
    return bound.build();
  }

  /**
   * The first row that each of these answers, in their order.
   *
   * @param atOnce how many are under way at once
   * @throws DriverException where one fails
   */
  List<Optional<Row>> firsts(List<BoundStatement> asked, int atOnce) {
    List<Optional<Row>> firsts = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += atOnce) {
      List<CompletionStage<AsyncResultSet>> answers =
          asked.subList(from, Math.min(asked.size(), from + atOnce)).stream()
              .map(session::executeAsync)
              .toList();
      answers.forEach(answer -> firsts.add(Optional.ofNullable(awaited(answer).one())));
    }
    return firsts;
  }

  private static AsyncResultSet awaited(CompletionStage<AsyncResultSet> answer) {
    try {
      return answer.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DriverException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** The bytes of a token. */
  static ByteBuffer token(long token) {
    return ByteBuffer.allocate(Long.BYTES).putLong(token).flip();
  }
}
