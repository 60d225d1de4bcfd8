package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.lockstep.cassandra.TableShape.KeyCells;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.TimedWrite;
import dev.lockstep.model.write.Timing;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.store.WriteOutcome.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes rows at the times that follow from what they were decided on. Nothing is asked of the
 * server but to take the cells: whichever is newer stays. Threads may share it.
 */
final class TableWriter {
  /**
   * How many writes are under way at once: as many as a node works on where nothing else is set.
   */
  private static final int AT_ONCE = 32;

  private final Cluster cluster;
  private final TableShape shape;
  private final Map<Mutation.Text, PreparedStatement> prepared = new ConcurrentHashMap<>();

  TableWriter(Cluster cluster, TableShape shape) {
    this.cluster = cluster;
    this.shape = shape;
  }

  /** What came of a write so far; doubtful ones are to be read back. */
  record Result(WriteOutcome outcome, Optional<TimedWrite> doubtful) {
    private static Result of(WriteOutcome outcome) {
      return new Result(outcome, Optional.empty());
    }
  }

  private sealed interface Step {
    record Done(WriteOutcome outcome) implements Step {}

    record Sent(TimedWrite write, CompletableFuture<AsyncResultSet> answer) implements Step {}
  }

  /** Performs writes whose grounds tell times. */
  List<Result> write(List<GuardedWrite> writes, Instant now) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      steps.add(begin(writes.get(i), now));
      if (i >= AT_ONCE && steps.get(i - AT_ONCE) instanceof Step.Sent sent) {
        // What failed is looked at again in the end.
        Optional<DriverException> ignored = await(sent);
      }
    }
    return steps.stream().map(this::end).toList();
  }

  private Step begin(GuardedWrite write, Instant now) {
    return switch (Timing.of(write, now)) {
      case Timing.Verdict.Outdated outdated -> new Step.Done(new WriteOutcome.Conflicting());
      case Timing.Verdict.Ahead(String why) ->
          new Step.Done(new WriteOutcome.Refused(Cause.CLOCK_AHEAD, why));
      case Timing.Verdict.Timed(TimedWrite timed) -> send(write, timed);
    };
  }

  private Step send(GuardedWrite write, TimedWrite timed) {
    Optional<KeyCells> key = shape.cells(write.key());
    if (key.isEmpty()) {
      return new Step.Done(new WriteOutcome.Conflicting());
    }
    Mutations mutations = Mutations.of(shape, timed, write.grounds().times());
    if (mutations.unfit().isPresent()) {
      return new Step.Done(new WriteOutcome.Refused(Cause.OTHER, mutations.unfit().get()));
    }
    if (mutations.statements().isEmpty()) {
      return new Step.Done(new WriteOutcome.Applied());
    }
    Statement<?> bound = bound(mutations.statements(), key.get());
    return new Step.Sent(timed, cluster.session().executeAsync(bound).toCompletableFuture());
  }

  /** All statements are about one row, so that a batch of them takes effect as a whole. */
  private Statement<?> bound(Collection<Mutation> statements, KeyCells key) {
    List<BoundStatement> bound = statements.stream().map(mutation -> bound(mutation, key)).toList();
    return bound.size() == 1
        ? bound.getFirst()
        : BatchStatement.newInstance(BatchType.UNLOGGED, List.<BatchableStatement<?>>copyOf(bound))
            .setIdempotent(true);
  }

  /** Each is prepared by itself: how many a row takes differs, and servers hold few texts. */
  private BoundStatement bound(Mutation mutation, KeyCells key) {
    PreparedStatement text =
        prepared.computeIfAbsent(
            mutation.text(), wanted -> cluster.session().prepare(wanted.cql(shape)));
    return Queries.bound(text, mutation.bound(key));
  }

  private static Optional<DriverException> await(Step.Sent sent) {
    try {
      AsyncResultSet answer = sent.answer().join();
      assert answer.remaining() == 0;
      return Optional.empty();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DriverException failure) {
        return Optional.of(failure);
      }
      throw e;
    }
  }

  private Result end(Step step) {
    return switch (step) {
      case Step.Done done -> Result.of(done.outcome());
      case Step.Sent sent ->
          await(sent)
              .map(failure -> Result.of(cluster.errors().outcome(failure)))
              .orElseGet(() ->
                  new Result(
                      new WriteOutcome.Applied(),
                      Optional.of(sent.write()).filter(TimedWrite::isDoubtful)));
    };
  }
}
