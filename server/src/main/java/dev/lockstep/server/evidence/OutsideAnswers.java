package dev.lockstep.server.evidence;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Observation;
import dev.lockstep.rollout.gate.Observation.Answered;
import dev.lockstep.rollout.gate.Observation.Levelled;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.server.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What Prometheus, webhooks and the store behind a runner answered of the checks of an epoch.
 * Whichever server asked, the newest answer counts, and one that is older than three intervals
 * counts as an error. Threads share it.
 */
@Component
public final class OutsideAnswers {
  /** How often the server asks. */
  public static final Duration INTERVAL = Duration.ofSeconds(15);

  private static final Duration AGE_MAX = INTERVAL.multipliedBy(3);
  private static final int WINDOWS = 4;

  private final Database database;

  OutsideAnswers(Database database) {
    this.database = database;
  }

  /**
   * What came of asking.
   *
   * @param level what a guard compares with its cap; 0 where it is no guard or an error
   * @param note in a few words, for people
   */
  public record Given(Outcome outcome, double level, String note) {
    /** Nothing that could be taken for an answer. */
    public static Given error(String note) {
      return new Given(Outcome.ERROR, 0, note);
    }
  }

  /** An answer of some moment. */
  private record Kept(Instant time, Outcome outcome, double level) {}

  /** Keeps an answer, and forgets those that count no more. */
  public void keep(Subject subject, Check check, Given given) {
    Instant now = subject.question().now();
    int unused =
        database.note(() -> {
          int forgotten =
              database
                  .sql()
                  .sql(
                      "DELETE FROM outside_answer WHERE environment = ? AND rollout = ?"
                          + " AND (epoch < ? OR (check_name = ? AND time < ?))")
                  .params(
                      subject.environment(),
                      subject.rollout(),
                      subject.epoch(),
                      check.name(),
                      from(subject).toEpochMilli())
                  .update();
          return forgotten + insert(subject, check, given, now);
        });
  }

  private int insert(Subject subject, Check check, Given given, Instant now) {
    return database
        .sql()
        .sql(
            "INSERT INTO outside_answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (environment, rollout, epoch, check_name, time) DO UPDATE SET"
                + " outcome = excluded.outcome, level = excluded.level, note = excluded.note")
        .params(
            subject.environment(),
            subject.rollout(),
            subject.epoch(),
            check.name(),
            now.toEpochMilli(),
            given.outcome().name(),
            given.level(),
            given.note())
        .update();
  }

  /** What is known of a check now; there is a moment for the first answer to come. */
  Observation observation(Subject subject, Check check) {
    Instant oldest = subject.question().now().minus(AGE_MAX);
    List<Kept> kept = kept(subject, check);
    Optional<Instant> newest =
        kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast().time());
    if (newest.isEmpty() && subject.question().since().isAfter(oldest)) {
      return new Answered(Outcome.INCONCLUSIVE);
    }
    boolean isStale = newest.isEmpty() || newest.get().isBefore(oldest);
    if (check instanceof Check.Guard) {
      return new Levelled(isStale ? List.of() : levels(subject, kept));
    }
    return new Answered(isStale ? Outcome.ERROR : kept.getLast().outcome());
  }

  /** What the newest answer of each check of an epoch says, by the names of the checks. */
  public Map<String, String> notes(String environment, String rollout, long epoch) {
    Map<String, String> notes = new TreeMap<>();
    database
        .sql()
        .sql(
            "SELECT check_name, note, time FROM outside_answer WHERE environment = ?"
                + " AND rollout = ? AND epoch = ? ORDER BY time")
        .params(environment, rollout, epoch)
        .query(row -> {
          String asked = Instant.ofEpochMilli(row.getLong(3)).toString();
          notes.put(row.getString(1), "%s (asked at %s)".formatted(row.getString(2), asked));
        });
    return notes;
  }

  /** The last level of each of the last windows. */
  private static List<Double> levels(Subject subject, List<Kept> kept) {
    long windowMillis = subject.gate().rules().half().toMillis();
    TreeMap<Long, Double> levels = new TreeMap<>();
    for (Kept each : kept) {
      double level = each.outcome() == Outcome.ERROR ? Double.NaN : each.level();
      levels.put(each.time().toEpochMilli() / windowMillis, level);
    }
    return new ArrayList<>(levels.values());
  }

  private List<Kept> kept(Subject subject, Check check) {
    return database
        .sql()
        .sql(
            "SELECT time, outcome, level FROM outside_answer WHERE environment = ?"
                + " AND rollout = ? AND epoch = ? AND check_name = ? AND time >= ? ORDER BY time")
        .params(
            subject.environment(),
            subject.rollout(),
            subject.epoch(),
            check.name(),
            from(subject).toEpochMilli())
        .query((row, number) ->
            new Kept(
                Instant.ofEpochMilli(row.getLong(1)),
                Outcome.valueOf(row.getString(2)),
                row.getDouble(3)))
        .list();
  }

  /** From when on answers count: guards look at three windows. */
  private static Instant from(Subject subject) {
    Duration windows = subject.gate().rules().half().multipliedBy(WINDOWS);
    Duration longest = windows.compareTo(AGE_MAX) > 0 ? windows : AGE_MAX;
    return subject.question().now().minus(longest);
  }
}
