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
import java.util.Optional;
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

  private static final String MINE = ONE + " AND subject IN (?, '')";

  private final Database database;
  private final Stages stages;
  private final Claims claims;
  private final InstantSource clock;

  Leases(Database database, Stages stages, Claims claims, InstantSource clock) {
    this.database = database;
    this.stages = stages;
    this.claims = claims;
    this.clock = clock;
  }

  /**
   * What is known of an instance.
   *
   * @param subject whose token took the lease
   * @param epoch the last one it has acknowledged
   * @param owedWrites how many second writes wait for their repair
   * @param overflowed whether more are owed than is known one by one
   * @param ends when the lease ends, or did
   */
  public record Lease(
      String instance,
      String subject,
      String service,
      String region,
      long epoch,
      long owedWrites,
      boolean overflowed,
      Instant ends) {}

  /** Of which instance a lease is. */
  record Holder(Place place, String instance) {
    Holder {
      if (!Place.isName(instance)) {
        throw Refused.invalid(
            "Cannot name the instance so: it has 1 to 200 letters, digits, . - and _, no . first");
      }
    }
  }

  /** Grants or renews a lease; whoever took it keeps it until it is ended or declared gone. */
  LeaseAnswer grant(Holder holder, LeaseRequest request, String subject) {
    Optional<StageMessage> granted =
        database.note(() -> {
          StageMessage state = stages.held(holder.place());
          requireHeard(request.epoch(), state);
          int rows = renew(holder, request, subject);
          if (rows == 0 && claims.owner(holder).isEmpty()) {
            requireRoom(holder.place().environment());
            rows = insert(holder, request, subject);
          }
          return rows == 0 ? Optional.empty() : Optional.of(state);
        });
    return granted
        .map(state -> new LeaseAnswer(state, LENGTH.toMillis()))
        .orElseThrow(() -> claims.refused(holder, subject));
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

  private int renew(Holder holder, LeaseRequest request, String subject) {
    return database
        .sql()
        .sql(
            "UPDATE lease SET service = ?, region = ?, epoch = ?, owed = ?, overflowed = ?,"
                + " ends = ?, subject = ?"
                + MINE)
        .params(
            request.service(),
            request.region(),
            request.epoch(),
            request.owedWrites(),
            request.overflowed() ? 1 : 0,
            end(),
            subject,
            holder.place().environment(),
            holder.place().collection(),
            holder.instance(),
            subject)
        .update();
  }

  private int insert(Holder holder, LeaseRequest request, String subject) {
    return database
        .sql()
        .sql(
            "INSERT INTO lease (environment, collection, instance, service, region, epoch, owed,"
                + " overflowed, ends, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (environment, collection, instance) DO UPDATE SET"
                + " epoch = excluded.epoch, ends = excluded.ends"
                + " WHERE lease.subject = excluded.subject")
        .params(
            holder.place().environment(),
            holder.place().collection(),
            holder.instance(),
            request.service(),
            request.region(),
            request.epoch(),
            request.owedWrites(),
            request.overflowed() ? 1 : 0,
            end(),
            subject)
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
  void acknowledge(Holder holder, long epoch, String subject) {
    int known =
        database.note(() -> {
          requireHeard(epoch, stages.current(holder.place()));
          return heard(holder, epoch, subject);
        });
    if (known == 0) {
      claims.require(holder, subject);
      throw new Problem(
          ProblemCode.LEASE_LOST,
          "Cannot take the acknowledgement: the instance holds no lease",
          "Nobody waits for it; it takes the safe stage.",
          "Renew the lease, then acknowledge.");
    }
  }

  /** Writes down that somebody spoke for an instance of another, and says so. */
  public Problem foreign(Place place, String instance, String subject) {
    return claims.refused(new Holder(place, instance), subject);
  }

  private int heard(Holder holder, long epoch, String subject) {
    return database
        .sql()
        .sql(
            "UPDATE lease SET epoch = CASE WHEN epoch < ? THEN ? ELSE epoch END"
                + MINE
                + " AND ends > ?")
        .params(
            epoch,
            epoch,
            holder.place().environment(),
            holder.place().collection(),
            holder.instance(),
            subject,
            clock.millis())
        .update();
  }

  /** Ends a lease, if there is one: the instance acts no more. */
  void end(Holder holder, String subject) {
    int ended =
        database.note(() ->
            database
                .sql()
                .sql("DELETE FROM lease" + MINE)
                .params(
                    holder.place().environment(),
                    holder.place().collection(),
                    holder.instance(),
                    subject)
                .update());
    if (ended == 0) {
      claims.require(holder, subject);
    }
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
            "SELECT instance, subject, service, region, epoch, owed, overflowed, ends FROM lease"
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
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getInt(7) != 0,
        Instant.ofEpochMilli(row.getLong(8)));
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
