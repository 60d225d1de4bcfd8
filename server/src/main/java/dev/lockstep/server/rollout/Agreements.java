package dev.lockstep.server.rollout;

import dev.lockstep.server.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who agreed to what: each word holds for the epoch in which it was given, and lapses with it.
 * Threads share it.
 */
@Component
class Agreements {
  /** How long somebody who asks for a hard rollback waits for the second person. */
  private static final Duration ASKING = Duration.ofMinutes(15);

  private final Database database;
  private final InstantSource clock;

  Agreements(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What people agree to. */
  enum Matter {
    /** That the rollout may leave its stage. */
    LEAVE,
    /** That the new shape is taken away. */
    HARD_ROLLBACK
  }

  /** Somebody's word. */
  record Word(String subject, Instant time) {}

  /** Keeps a word; given again it counts from now on. */
  void give(Rollout rollout, Matter matter, String subject) {
    database
        .sql()
        .sql(
            "INSERT INTO agreement VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (environment, rollout, epoch, matter, subject)"
                + " DO UPDATE SET time = excluded.time")
        .params(
            rollout.identity().place().environment(),
            rollout.identity().id(),
            rollout.state().epoch(),
            matter.name(),
            subject,
            clock.millis())
        .update();
  }

  /** The words that were given in this epoch, the oldest first. */
  List<Word> given(Rollout rollout, Matter matter) {
    return database
        .sql()
        .sql(
            "SELECT subject, time FROM agreement"
                + " WHERE environment = ? AND rollout = ? AND epoch = ? AND matter = ?"
                + " ORDER BY time, subject")
        .params(
            rollout.identity().place().environment(),
            rollout.identity().id(),
            rollout.state().epoch(),
            matter.name())
        .query((row, number) -> new Word(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
        .list();
  }

  /** Who agrees that the rollout may leave its stage. */
  Set<String> approvers(Rollout rollout) {
    return subjects(given(rollout, Matter.LEAVE), Instant.MIN);
  }

  /** Who asks for a hard rollback at this moment. */
  Set<String> asking(Rollout rollout) {
    return subjects(given(rollout, Matter.HARD_ROLLBACK), clock.instant().minus(ASKING));
  }

  private static Set<String> subjects(List<Word> words, Instant after) {
    Set<String> subjects = new HashSet<>();
    words.stream()
        .filter(word -> word.time().isAfter(after))
        .forEach(word -> subjects.add(word.subject()));
    return subjects;
  }
}
