package dev.lockstep.server.evidence;

import dev.lockstep.journal.Draft;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.rollout.plan.Measure.PostedTests;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Place;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The newest results of suites of tests that run elsewhere. Threads share it. */
@Component
final class TestResults {
  private final Database database;

  TestResults(Database database) {
    this.database = database;
  }

  /**
   * What a suite came to.
   *
   * @param failed how many failed or broke
   * @param finished when the tests ended
   */
  record Result(long tests, long failed, Instant finished) {
    Outcome outcome() {
      if (tests == 0) {
        return Outcome.ERROR;
      }
      return failed == 0 ? Outcome.PASS : Outcome.FAIL;
    }
  }

  /** A suite of a collection. */
  record Suite(Place place, String name) {}

  /** Keeps the results of a suite in the place of those before. */
  void post(String actor, Suite suite, Result result) {
    Place place = suite.place();
    int unused =
        database.decide(scribe -> {
          scribe.record(
              new Draft(
                  actor,
                  "test results posted",
                  "collection:" + place,
                  Map.of(
                      "suite", suite.name(),
                      "tests", Long.toString(result.tests()),
                      "failed", Long.toString(result.failed()),
                      "finished", result.finished().toString())));
          return database
              .sql()
              .sql(
                  "INSERT INTO tested VALUES (?, ?, ?, ?, ?, ?, ?)"
                      + " ON CONFLICT (environment, collection, suite) DO UPDATE SET"
                      + " tests = excluded.tests, failed = excluded.failed,"
                      + " finished = excluded.finished, actor = excluded.actor")
              .params(
                  place.environment(),
                  place.collection(),
                  suite.name(),
                  result.tests(),
                  result.failed(),
                  result.finished().toEpochMilli(),
                  actor)
              .update();
        });
  }

  /** What a suite says now; results that are too old say nothing, good or bad. */
  Outcome outcome(Place place, PostedTests wanted, Instant now) {
    return database
        .sql()
        .sql(
            "SELECT tests, failed, finished FROM tested"
                + " WHERE environment = ? AND collection = ? AND suite = ?")
        .params(place.environment(), place.collection(), wanted.suite())
        .query((row, number) ->
            new Result(row.getLong(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))))
        .optional()
        .filter(result -> !result.finished().plus(wanted.ageMax()).isBefore(now))
        .map(Result::outcome)
        .orElse(Outcome.INCONCLUSIVE);
  }
}
