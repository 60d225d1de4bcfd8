package dev.lockstep.server.alert;

import dev.lockstep.journal.Draft;
import dev.lockstep.server.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What is to be told, and what was. A row is taken by moving its due time on: of several servers
 * one finds it where it was. Who takes one and ends leaves it to others after a minute. Threads
 * share it.
 */
@Component
class Outbox {
  private static final Duration TAKEN = Duration.ofMinutes(1);
  private static final Duration PAUSE_FIRST = Duration.ofSeconds(5);
  private static final Duration PAUSE_MAX = Duration.ofHours(1);
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);
  private static final Duration REMEMBERED = Duration.ofDays(7);
  private static final int DOUBLINGS_MAX = 12;

  private final Database database;
  private final InstantSource clock;

  Outbox(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** An alert for one subscription. */
  record Waiting(
      String id, String subscription, String address, String body, Times times, int attempts) {
    /** When it was written, and from when on it may be sent. */
    record Times(Instant created, Instant due) {}
  }

  /** Writes an alert for each subscription of the team, unless it is there; joins a transaction. */
  void put(Alert alert) {
    Instant now = clock.instant();
    int unused =
        database.note(() ->
            database
                .sql()
                .sql(
                    "INSERT INTO alert (id, subscription, body, created, due, attempts, state)"
                        + " SELECT ?, id, ?, ?, ?, 0, 'waiting' FROM subscription WHERE team = ?"
                        + " ON CONFLICT (id, subscription) DO NOTHING")
                .params(
                    alert.id(),
                    alert.json(now),
                    now.toEpochMilli(),
                    now.toEpochMilli(),
                    alert.rollout().identity().team())
                .update());
  }

  /** What is due, the longest waiting first. */
  List<Waiting> due(int max) {
    return database
        .sql()
        .sql(
            "SELECT a.id, a.subscription, s.address, a.body, a.created, a.due, a.attempts"
                + " FROM alert a JOIN subscription s ON s.id = a.subscription"
                + " WHERE a.state = 'waiting' AND a.due <= ? ORDER BY a.due LIMIT ?")
        .params(clock.millis(), max)
        .query((row, number) ->
            new Waiting(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new Waiting.Times(
                    Instant.ofEpochMilli(row.getLong(5)), Instant.ofEpochMilli(row.getLong(6))),
                row.getInt(7)))
        .list();
  }

  /** Takes an alert, unless somebody else did. */
  boolean take(Waiting waiting) {
    return database.note(() ->
        database
            .sql()
            .sql(
                "UPDATE alert SET due = ?, attempts = attempts + 1"
                    + " WHERE id = ? AND subscription = ? AND due = ? AND state = 'waiting'")
            .params(
                clock.instant().plus(TAKEN).toEpochMilli(),
                waiting.id(),
                waiting.subscription(),
                waiting.times().due().toEpochMilli())
            .update())
        == 1;
  }

  /** It has arrived. */
  void delivered(Waiting waiting) {
    int unused = database.note(() -> state(waiting, "delivered"));
  }

  /** It has not arrived: it waits longer each time, and after a day it is given up. */
  void failed(Waiting waiting) {
    Instant now = clock.instant();
    if (!waiting.times().created().plus(GIVEN_UP_AFTER).isAfter(now)) {
      giveUp(waiting);
      return;
    }
    Duration pause = PAUSE_FIRST.multipliedBy(1L << Math.min(waiting.attempts(), DOUBLINGS_MAX));
    Duration bounded = pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    int unused =
        database.note(() ->
            database
                .sql()
                .sql("UPDATE alert SET due = ? WHERE id = ? AND subscription = ?")
                .params(now.plus(bounded).toEpochMilli(), waiting.id(), waiting.subscription())
                .update());
  }

  private void giveUp(Waiting waiting) {
    int unused =
        database.decide(scribe -> {
          scribe.record(
              new Draft(
                  "server",
                  "alert given up",
                  "webhook:" + waiting.subscription(),
                  Map.of(
                      "alert", waiting.id(),
                      "attempts", Integer.toString(waiting.attempts() + 1))));
          return state(waiting, "given-up");
        });
  }

  private int state(Waiting waiting, String state) {
    return database
        .sql()
        .sql("UPDATE alert SET state = ? WHERE id = ? AND subscription = ?")
        .params(state, waiting.id(), waiting.subscription())
        .update();
  }

  /** Forgets what is over; until then nothing is told of twice. */
  void forget() {
    int unused =
        database.note(() ->
            database
                .sql()
                .sql("DELETE FROM alert WHERE state <> 'waiting' AND created < ?")
                .param(clock.instant().minus(REMEMBERED).toEpochMilli())
                .update());
  }
}
