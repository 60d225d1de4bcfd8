package dev.lockstep.client.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.time.TimestampGenerator;
import dev.lockstep.client.Lockstep;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.stage.Tenure;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.routing.Traits;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Cassandra table whose shape changes, as a service sees it that has a statement for each shape:
 * of two tables, or of old and new columns of one. Threads share it.
 *
 * <p>Conditional statements ({@code IF}) take no time from outside and so cannot be part of a dual
 * write; the server refuses them.
 */
public final class SharedTable {
  private final CqlSession session;
  private final SharedCollection shared;
  private final TimestampGenerator times;

  private SharedTable(CqlSession session, SharedCollection shared) {
    this.session = session;
    this.shared = shared;
    this.times = session.getContext().getTimestampGenerator();
  }

  /**
   * A table that is read and written through this session.
   *
   * @throws IOException when the control plane cannot be asked, so that no stage is known
   */
  public static SharedTable open(Lockstep lockstep, String name, CqlSession session, RowCopy copy)
      throws IOException {
    Copies copies = new Copies(session, copy);
    return new SharedTable(session, lockstep.collection(name, copies::repair));
  }

  /**
   * A statement for one shape and what its rows say.
   *
   * @param <T> the same for both shapes; shadow reads compare it by {@code equals}
   */
  public record Query<T extends @Nullable Object>(
      Statement<?> statement, Function<ResultSet, T> answer) {}

  /** Reads by the query of the shape that the stage asks for. */
  public <T extends @Nullable Object> T read(Value key, Query<T> old, Query<T> renewed) {
    return read(key, Traits.NONE, old, renewed);
  }

  /** Reads by the query of the shape that the stage asks for. */
  public <T extends @Nullable Object> T read(
      Value key, Traits traits, Query<T> old, Query<T> renewed) {
    return shared.read(key, traits, () -> answer(old), () -> answer(renewed));
  }

  private <T extends @Nullable Object> T answer(Query<T> query) {
    return query.answer().apply(session.execute(query.statement()));
  }

  /**
   * Writes by the statements of the shapes that the stage asks for, both at one time; a time that a
   * statement says itself ({@code USING TIMESTAMP}) counts instead. A row counts as large as the
   * values that are bound for it, for gates that look at sizes.
   *
   * @return what the first one answered
   */
  public ResultSet write(Value key, Statement<?> old, Statement<?> renewed) {
    long time = times.next();
    try (Tenure tenure = shared.enter()) {
      return shared.write(
          key, () -> at(time, old, tenure, Shape.OLD), () -> at(time, renewed, tenure, Shape.NEW));
    }
  }

  private ResultSet at(long time, Statement<?> statement, Tenure tenure, Shape shape) {
    ResultSet answer = session.execute(timed(statement, time));
    long bytes = BoundBytes.of(statement);
    if (bytes > 0) {
      shared.wrote(tenure, shape, bytes);
    }
    return answer;
  }

  private static Statement<?> timed(Statement<?> statement, long time) {
    return statement.setQueryTimestamp(time);
  }

  /** The collection of the SDK beneath, for what this face does not do. */
  public SharedCollection shared() {
    return shared;
  }

  /** Pays debts. */
  private record Copies(CqlSession session, RowCopy copy) {
    /** Where nothing is held, the time is one before the look, so that later writes outlive it. */
    void repair(Value key, Shape holder) {
      Shape other = holder == Shape.OLD ? Shape.NEW : Shape.OLD;
      long before = session.getContext().getTimestampGenerator().next();
      Optional<Row> held = Optional.ofNullable(session.execute(copy.read(key, holder)).one());
      Statement<?> carried =
          held.<Statement<?>>map(
                  row -> timed(copy.write(key, other, row), row.getLong(RowCopy.WRITTEN)))
              .orElseGet(() -> timed(copy.delete(key, other), before));
      ResultSet unused = session.execute(carried);
    }
  }
}
