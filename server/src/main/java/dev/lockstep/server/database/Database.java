package dev.lockstep.server.database;

import dev.lockstep.journal.Draft;
import dev.lockstep.journal.Entry;
import dev.lockstep.journal.JournalTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads, notes and decisions in the server's database. Threads share it.
 *
 * <p>A <em>decision</em> is what people or gates decide: it is recorded in the journal in the same
 * transaction, and decisions of all servers on one database take turns. A <em>note</em> is what
 * comes by itself in large numbers, such as leases and figures; it is not in the journal.
 */
@Component
public final class Database {
  /** The advisory lock by which decisions of several servers take turns: "Lstp". */
  private static final long TURN = 0x4c737470;

  private final JdbcClient sql;
  private final JdbcTemplate template;
  private final TransactionTemplate transactions;
  private final DatabaseKind kind;
  private final InstantSource clock;
  private final Pulse pulse;
  private final ReentrantLock turn = new ReentrantLock(true);

  Database(
      DataSource source,
      PlatformTransactionManager transactions,
      DatabaseKind kind,
      Surroundings surroundings) {
    this.sql = JdbcClient.create(source);
    this.template = new JdbcTemplate(source);
    this.transactions = new TransactionTemplate(transactions);
    this.kind = kind;
    this.clock = surroundings.clock();
    this.pulse = surroundings.pulse();
  }

  /** What a database finds around it. */
  @Component
  record Surroundings(InstantSource clock, Pulse pulse) {}

  /** Where a decision writes down what was decided. */
  @FunctionalInterface
  public interface Scribe {
    /** Puts an entry into the journal, at the end of the transaction. */
    void record(Draft draft);
  }

  /**
   * Statements, each in a transaction of its own unless one is under way. What writes is noted or
   * decided: who waits inside SQLite for another writer holds a carrier of virtual threads, and
   * that writer may need one.
   */
  public JdbcClient sql() {
    return sql;
  }

  /** Does work in one transaction; joins the one under way. */
  public <T extends @Nullable Object> T note(Supplier<T> work) {
    return switch (kind) {
      case SQLITE -> inTurn(work);
      case POSTGRESQL -> transactions.execute(status -> work.get());
    };
  }

  /** SQLite has one writer: waiting for one's turn here is fairer than its own busy waiting. */
  private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      return transactions.execute(status -> work.get());
    } finally {
      turn.unlock();
    }
  }

  /** Decides in one transaction; joins the one under way. */
  public <T extends @Nullable Object> T decide(Function<Scribe, T> decision) {
    return note(() -> {
      takeTurn();
      List<Draft> drafts = new ArrayList<>();
      T answer = decision.apply(drafts::add);
      record(drafts);
      return answer;
    });
  }

  private void takeTurn() {
    switch (kind) {
      case SQLITE -> {}
      case POSTGRESQL -> template.execute("SELECT pg_advisory_xact_lock(" + TURN + ")");
    }
  }

  private void record(List<Draft> drafts) {
    if (drafts.isEmpty()) {
      return;
    }
    List<Entry> written = use(connection -> JournalTable.append(connection, clock, drafts));
    assert written.size() == drafts.size();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            pulse.beat();
          }
        });
  }

  /** Work on a connection. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T with(Connection connection) throws SQLException;
  }

  /** Uses the connection of the transaction under way, or one of its own. */
  public <T> T use(Work<T> work) {
    T answer = template.execute((Connection connection) -> work.with(connection));
    if (answer == null) {
      throw new IllegalStateException("Work on a connection answers something");
    }
    return answer;
  }
}
