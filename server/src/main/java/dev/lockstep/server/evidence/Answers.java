package dev.lockstep.server.evidence;

import dev.lockstep.journal.Draft;
import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.request.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What people and runners say of checks, each for one epoch. Threads share it. */
@Component
public final class Answers {
  private final Database database;
  private final InstantSource clock;

  Answers(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What somebody says of a check.
   *
   * @param epoch the one it was looked at in
   */
  public record Answer(String check, Outcome outcome, long epoch) {}

  /** What was said last. */
  record Said(Outcome outcome, Instant time) {}

  /** Keeps an answer; it is in the journal when it is another one than before. */
  public void give(Caller caller, Subject subject, Answer answer) {
    Check check =
        subject
            .check(answer.check())
            .orElseThrow(() -> Refused.unknown("a check of this name in the gate"));
    requireMay(caller, subject, check);
    if (answer.epoch() != subject.epoch()) {
      throw Refused.conflict(
          "Cannot take the answer: it is of epoch %d, and the rollout stands at %d"
              .formatted(answer.epoch(), subject.epoch()));
    }
    boolean unused =
        database.decide(scribe -> {
          Optional<Said> before = Optional.ofNullable(said(subject).get(check.name()));
          write(caller.subject(), subject, answer);
          if (before.map(Said::outcome).filter(answer.outcome()::equals).isEmpty()) {
            scribe.record(draft(caller.subject(), subject, answer));
          }
          return true;
        });
  }

  /** Takes note that an answer still holds; whether it was the last one. */
  public boolean again(Subject subject, Answer answer) {
    return database.note(() ->
        database
                .sql()
                .sql(
                    "UPDATE answer SET time = ? WHERE environment = ? AND rollout = ?"
                        + " AND epoch = ? AND check_name = ? AND outcome = ?")
                .params(
                    clock.millis(),
                    subject.environment(),
                    subject.rollout(),
                    answer.epoch(),
                    answer.check(),
                    answer.outcome().name())
                .update()
            == 1);
  }

  private static void requireMay(Caller caller, Subject subject, Check check) {
    Measure source =
        subject
            .answering(check)
            .orElseThrow(() ->
                Refused.invalid("Cannot take the answer: this check is counted in the traffic"));
    String team = subject.team();
    String environment = subject.environment();
    switch (source) {
      case Measure.Person person -> {
        if (!caller.mayAs(Role.STEWARD, team, environment)) {
          caller.require(Role.OPERATOR, team, environment);
        }
      }
      case Measure.Work work -> caller.require(Role.RUNNER, team, environment);
      case Measure.PostedTests tests ->
          throw Refused.invalid("Cannot take the answer: post the results of the tests");
      case Measure.Indicator ofStore ->
          throw Refused.invalid(
              "Cannot take the answer: the runner reads it from the store and reports it");
      case Measure.Query other -> throw elsewhere();
      case Measure.Webhook other -> throw elsewhere();
    }
  }

  private static RuntimeException elsewhere() {
    return Refused.invalid("Cannot take the answer: the server asks for it by itself");
  }

  private void write(String actor, Subject subject, Answer answer) {
    database
        .sql()
        .sql(
            "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (environment, rollout, epoch, check_name)"
                + " DO UPDATE SET outcome = excluded.outcome, actor = excluded.actor,"
                + " time = excluded.time")
        .params(
            subject.environment(),
            subject.rollout(),
            subject.epoch(),
            answer.check(),
            answer.outcome().name(),
            actor,
            clock.millis())
        .update();
  }

  private static Draft draft(String actor, Subject subject, Answer answer) {
    return new Draft(
        actor,
        "check answered",
        "rollout:%s/%s".formatted(subject.environment(), subject.rollout()),
        Map.of(
            "check", answer.check(),
            "outcome", answer.outcome().name(),
            "epoch", Long.toString(answer.epoch())));
  }

  /** What was said of these checks in a rollout, in whatever epoch. */
  public List<Told> told(Place place, String rollout, Set<String> checks) {
    return database
        .sql()
        .sql(
            "SELECT check_name, outcome, epoch, time FROM answer"
                + " WHERE environment = ? AND rollout = ?")
        .params(place.environment(), rollout)
        .query((row, number) ->
            new Told(
                new Answer(row.getString(1), Outcome.valueOf(row.getString(2)), row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4))))
        .list()
        .stream()
        .filter(each -> checks.contains(each.answer().check()))
        .toList();
  }

  /** An answer and when it was given. */
  public record Told(Answer answer, Instant time) {}

  /** What was said in this epoch, by the names of the checks. */
  Map<String, Said> said(Subject subject) {
    Map<String, Said> said = new HashMap<>();
    database
        .sql()
        .sql(
            "SELECT check_name, outcome, time FROM answer"
                + " WHERE environment = ? AND rollout = ? AND epoch = ?")
        .params(subject.environment(), subject.rollout(), subject.epoch())
        .query(row -> {
          Instant time = Instant.ofEpochMilli(row.getLong(3));
          said.put(row.getString(1), new Said(Outcome.valueOf(row.getString(2)), time));
        });
    return said;
  }
}
