package dev.lockstep.server.rollout;

import dev.lockstep.api.wire.ThrottleOrder;
import dev.lockstep.rollout.gate.Ledger;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.rollout.step.RolloutState;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.request.Refused;
import dev.lockstep.server.rollout.Rollout.Course;
import dev.lockstep.server.rollout.Rollout.Identity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rollouts in the database. Threads share it. */
@Component
class RolloutTable {
  private static final int PLANS_KEPT_MAX = 1000;
  private static final int OF_CHANGE_MAX = 50;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String COLUMNS =
      "SELECT id, environment, collection, change_id, team, begun, plan, state, version, ledger"
          + " FROM rollout ";

  private final Database database;
  private final Map<String, RolloutPlan> plans = new ConcurrentHashMap<>();

  RolloutTable(Database database) {
    this.database = database;
  }

  /**
   * A rollout that begins.
   *
   * @param files the plan and the change as they were written
   */
  void insert(Rollout rollout, Files files) {
    Identity identity = rollout.identity();
    database
        .sql()
        .sql(
            "INSERT INTO rollout (environment, id, collection, change_id, team, plan, begun, epoch,"
                + " version, live, state, ledger, change_file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?, ?, ?)")
        .params(
            identity.place().environment(),
            identity.id(),
            identity.place().collection(),
            identity.change(),
            identity.team(),
            files.plan(),
            identity.begun().toEpochMilli(),
            rollout.state().epoch(),
            rollout.course().version(),
            1,
            JSON.writeValueAsString(rollout.state()),
            JSON.writeValueAsString(rollout.ledger()),
            files.change().orElse(""))
        .update();
  }

  /** Saves what a step made of a rollout, unless somebody else made one before; whether it did. */
  boolean save(Rollout rollout) {
    return database
            .sql()
            .sql(
                "UPDATE rollout SET epoch = ?, version = ?, live = ?, watched = ?, state = ?,"
                    + " ledger = ? WHERE environment = ? AND id = ? AND version = ?")
            .params(
                rollout.state().epoch(),
                rollout.course().version(),
                rollout.isLive() ? 1 : 0,
                rollout.watchedUntil().toEpochMilli(),
                JSON.writeValueAsString(rollout.state()),
                JSON.writeValueAsString(rollout.ledger()),
                rollout.identity().place().environment(),
                rollout.identity().id(),
                rollout.course().version() - 1)
            .update()
        == 1;
  }

  /** Keeps what the gate remembers of the epoch, if the rollout still stands there. */
  void remember(Rollout rollout, Ledger ledger) {
    int unused =
        database.note(() ->
            database
                .sql()
                .sql(
                    "UPDATE rollout SET ledger = ? WHERE environment = ? AND id = ? AND version ="
                        + " ?")
                .params(
                    JSON.writeValueAsString(ledger),
                    rollout.identity().place().environment(),
                    rollout.identity().id(),
                    rollout.course().version())
                .update());
  }

  /** The rollout of this id. */
  Rollout require(String environment, String id) {
    return database
        .sql()
        .sql(COLUMNS + "WHERE environment = ? AND id = ?")
        .params(environment, id)
        .query((row, number) -> rollout(row))
        .optional()
        .orElseThrow(() -> Refused.unknown("the rollout"));
  }

  /** The rollout of a collection that may still move. */
  Optional<Rollout> live(Place place) {
    return database
        .sql()
        .sql(COLUMNS + "WHERE environment = ? AND collection = ? AND live = 1")
        .params(place.environment(), place.collection())
        .query((row, number) -> rollout(row))
        .optional();
  }

  /** All rollouts that may still move, and those that are watched at this moment. */
  List<Rollout> looked(Instant now) {
    return database
        .sql()
        .sql(COLUMNS + "WHERE live = 1 OR watched > ? ORDER BY environment, id")
        .param(now.toEpochMilli())
        .query((row, number) -> rollout(row))
        .list();
  }

  /** The rollouts of a change in an environment, the newest first. */
  List<Rollout> ofChange(String environment, String change) {
    return database
        .sql()
        .sql(
            COLUMNS
                + "WHERE environment = ? AND change_id = ? ORDER BY begun DESC, id LIMIT "
                + OF_CHANGE_MAX)
        .params(environment, change)
        .query((row, number) -> rollout(row))
        .list();
  }

  /** The rollouts of an environment that runners have something to do for. */
  List<Rollout> withWork(String environment) {
    return database
        .sql()
        .sql(
            COLUMNS
                + "WHERE environment = ? AND change_file <> '' AND (live = 1 OR NOT EXISTS"
                + " (SELECT 1 FROM work WHERE work.environment = rollout.environment"
                + " AND work.rollout = rollout.id AND work.epoch = rollout.epoch"
                + " AND work.state = 'DONE')) ORDER BY id")
        .param(environment)
        .query((row, number) -> rollout(row))
        .list();
  }

  /**
   * What the store calls the collections of rollouts, by their ids; where that is another name: of
   * those that an earlier server began under the name in the contract.
   */
  Map<String, String> storedNames(String environment) {
    Map<String, String> names = new HashMap<>();
    database
        .sql()
        .sql("SELECT id, stored_name FROM rollout WHERE environment = ? AND stored_name <> ''")
        .param(environment)
        .query(row -> {
          names.put(row.getString(1), row.getString(2));
        });
    return names;
  }

  /** How hard runners are asked to work on rollouts, by their ids; where somebody asked. */
  Map<String, ThrottleOrder> throttles(String environment) {
    Map<String, ThrottleOrder> throttles = new HashMap<>();
    database
        .sql()
        .sql("SELECT id, throttle FROM rollout WHERE environment = ? AND throttle <> ''")
        .param(environment)
        .query(row -> {
          throttles.put(row.getString(1), new ThrottleOrder(row.getString(2)));
        });
    return throttles;
  }

  /** How hard a runner is asked to work on a rollout. */
  ThrottleOrder throttle(Identity rollout) {
    return database
        .sql()
        .sql("SELECT throttle FROM rollout WHERE environment = ? AND id = ?")
        .params(rollout.place().environment(), rollout.id())
        .query(String.class)
        .optional()
        .map(ThrottleOrder::new)
        .orElse(ThrottleOrder.NONE);
  }

  /** Keeps how hard a runner is asked to work on a rollout. */
  void throttle(Identity rollout, ThrottleOrder order) {
    int kept =
        database
            .sql()
            .sql("UPDATE rollout SET throttle = ? WHERE environment = ? AND id = ?")
            .params(order.settings(), rollout.place().environment(), rollout.id())
            .update();
    assert kept == 1;
  }

  /** The change that a rollout carries, as it was written; empty where it is not known here. */
  Optional<String> changeFile(Rollout rollout) {
    return database
        .sql()
        .sql("SELECT change_file FROM rollout WHERE environment = ? AND id = ?")
        .params(rollout.identity().place().environment(), rollout.identity().id())
        .query(String.class)
        .optional()
        .filter(text -> !text.isEmpty());
  }

  /** The rollouts of an environment, the newest first, after one of them. */
  List<Rollout> page(String environment, Optional<String> after, int max) {
    Optional<Rollout> last = after.map(id -> require(environment, id));
    long begun = last.map(each -> each.identity().begun().toEpochMilli()).orElse(Long.MAX_VALUE);
    return database
        .sql()
        .sql(
            COLUMNS
                + "WHERE environment = ? AND (begun < ? OR (begun = ? AND id > ?))"
                + " ORDER BY begun DESC, id LIMIT ?")
        .params(environment, begun, begun, last.map(each -> each.identity().id()).orElse(""), max)
        .query((row, number) -> rollout(row))
        .list();
  }

  private Rollout rollout(ResultSet row) throws SQLException {
    Identity identity =
        new Identity(
            row.getString(1),
            new Place(row.getString(2), row.getString(3)),
            row.getString(4),
            row.getString(5),
            Instant.ofEpochMilli(row.getLong(6)));
    Course course =
        new Course(JSON.readValue(row.getString(8), RolloutState.class), row.getLong(9));
    return new Rollout(
        identity, plan(row.getString(7)), course, JSON.readValue(row.getString(10), Ledger.class));
  }

  /** Plans are read once: rollouts are looked at each second. */
  private RolloutPlan plan(String file) {
    if (plans.size() > PLANS_KEPT_MAX) {
      plans.clear();
    }
    return plans.computeIfAbsent(file, Plans::read);
  }
}
