package dev.lockstep.server.fleet;

import dev.lockstep.api.wire.LeaseAnswer;
import dev.lockstep.api.wire.LeaseRequest;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.rollout.step.Acknowledgements;
import dev.lockstep.rollout.step.Acknowledgements.Acknowledgement;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.request.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The right of instances to act by what is published, and what each has heard. */
@Component
public final class Leases {
  /** How long an instance may act without hearing from a server. */
  static final Duration LENGTH = Duration.ofSeconds(30);

  /** By how much the clocks of servers on one database may differ. */
  private static final Duration SKEW_MAX = Duration.ofSeconds(2);

  private static final int LEASES_MAX = 20_000;
  private static final String ONE = " WHERE environment = ? AND collection = ? AND instance = ?";

  private final Database database;
  private final Stages stages;
  private final InstantSource clock;

  Leases(Database database, Stages stages, InstantSource clock) {
    this.database = database;
    this.stages = stages;
    this.clock = clock;
  }

  /**
   * What is known of an instance.
   *
   * @param epoch the last one it has acknowledged
   * @param owedWrites how many second writes wait for their repair
   * @param overflowed whether more are owed than is known one by one
   * @param ends when the lease ends, or did
   */
  public record Lease(
      String instance,
      String service,
      String region,
      long epoch,
      long owedWrites,
      boolean overflowed,
      Instant ends) {}

  /** Whose lease it is. */
  record Holder(Place place, String instance) {
    Holder {
      if (!Place.isName(instance)) {
        throw Refused.invalid(
            "Cannot name the instance so: it has 1 to 200 letters, digits, . - and _, no . first");
      }
    }
  }

  /** Grants or renews a lease. */
  LeaseAnswer grant(Holder holder, LeaseRequest request) {
    return database.note(() -> {
      StageMessage state = stages.held(holder.place());
      requireHeard(request.epoch(), state);
      if (renew(holder, request) == 0) {
        requireRoom(holder.place().environment());
        insert(holder, request);
      }
      return new LeaseAnswer(state, LENGTH.toMillis());
    });
  }

  private long end() {
    return clock.instant().plus(LENGTH).plus(SKEW_MAX).toEpochMilli();
  }

  private static void requireHeard(long epoch, StageMessage state) {
    if (epoch > state.epoch()) {
      throw Refused.conflict(
          "Cannot take the acknowledgement: epoch %d has not begun, %d is the newest"
              .formatted(epoch, state.epoch()));
    }
  }

  private int renew(Holder holder, LeaseRequest request) {
    return database
        .sql()
        .sql(
            "UPDATE lease SET service = ?, region = ?, epoch = ?, owed = ?, overflowed = ?,"
                + " ends = ?"
                + ONE)
        .params(
            request.service(),
            request.region(),
            request.epoch(),
            request.owedWrites(),
            request.overflowed() ? 1 : 0,
            end(),
            holder.place().environment(),
            holder.place().collection(),
            holder.instance())
        .update();
  }

  private void insert(Holder holder, LeaseRequest request) {
    database
        .sql()
        .sql(
            "INSERT INTO lease VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (environment, collection, instance) DO UPDATE SET"
                + " epoch = excluded.epoch, ends = excluded.ends")
        .params(
            holder.place().environment(),
            holder.place().collection(),
            holder.instance(),
            request.service(),
            request.region(),
            request.epoch(),
            request.owedWrites(),
            request.overflowed() ? 1 : 0,
            end())
        .update();
  }

  private void requireRoom(String environment) {
    long leases =
        database
            .sql()
            .sql("SELECT count(*) FROM lease WHERE environment = ?")
            .param(environment)
            .query(Long.class)
            .single();
    if (leases >= LEASES_MAX) {
      throw Refused.conflict(
          "Cannot grant another lease: there are %d in this environment".formatted(leases));
    }
  }

  /** Notes that an instance has nothing older in flight; told twice it is as told once. */
  void acknowledge(Holder holder, long epoch) {
    int known =
        database.note(() -> {
          requireHeard(epoch, stages.current(holder.place()));
          return heard(holder, epoch);
        });
    if (known == 0) {
      throw new Problem(
          ProblemCode.LEASE_LOST,
          "Cannot take the acknowledgement: the instance holds no lease",
          "Nobody waits for it; it takes the safe stage.",
          "Renew the lease, then acknowledge.");
    }
  }

  private int heard(Holder holder, long epoch) {
    return database
        .sql()
        .sql(
            "UPDATE lease SET epoch = CASE WHEN epoch < ? THEN ? ELSE epoch END"
                + ONE
                + " AND ends > ?")
        .params(
            epoch,
            epoch,
            holder.place().environment(),
            holder.place().collection(),
            holder.instance(),
            clock.millis())
        .update();
  }

  /** Ends a lease: the instance acts no more. */
  int end(Holder holder) {
    return database
        .sql()
        .sql("DELETE FROM lease" + ONE)
        .params(holder.place().environment(), holder.place().collection(), holder.instance())
        .update();
  }

  /** Forgets an instance whose lease ran out; one that has a live lease is not gone. */
  boolean remove(Holder holder) {
    return database
            .sql()
            .sql("DELETE FROM lease" + ONE + " AND ends <= ?")
            .params(
                holder.place().environment(),
                holder.place().collection(),
                holder.instance(),
                clock.millis())
            .update()
        == 1;
  }

  /** All leases, those that have ended too, by the names of their instances. */
  public List<Lease> all(Place place) {
    return database
        .sql()
        .sql(
            "SELECT instance, service, region, epoch, owed, overflowed, ends FROM lease"
                + " WHERE environment = ? AND collection = ? ORDER BY instance")
        .params(place.environment(), place.collection())
        .query((row, number) -> lease(row))
        .list();
  }

  private static Lease lease(ResultSet row) throws SQLException {
    return new Lease(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getInt(6) != 0,
        Instant.ofEpochMilli(row.getLong(7)));
  }

  /** What those with a live lease have heard. */
  public Acknowledgements ofLive(Place place) {
    return new Acknowledgements(
        all(place).stream()
            .map(each -> new Acknowledgement(each.instance(), each.epoch(), each.ends()))
            .toList());
  }

  /**
   * What everybody has heard who ever had a lease and has not ended it: who lost it writes both
   * shapes, and may owe a write.
   */
  public Acknowledgements ofAll(Place place) {
    return new Acknowledgements(
        all(place).stream()
            .map(each -> new Acknowledgement(each.instance(), each.epoch(), Instant.MAX))
            .toList());
  }

  /** Where instances run, as far as they say. */
  public Set<String> regions(Place place) {
    return Set.copyOf(
        database
            .sql()
            .sql(
                "SELECT DISTINCT region FROM lease"
                    + " WHERE environment = ? AND collection = ? AND region <> ''")
            .params(place.environment(), place.collection())
            .query(String.class)
            .list());
  }
}
