package dev.lockstep.server.fleet;

import dev.lockstep.journal.Draft;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Leases.Holder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who took which lease. It is the subject of a token, not the token: tokens are renewed. Threads
 * share it.
 */
@Component
class Claims {
  /** Who tries again within this time is not in the journal again. */
  private static final Duration QUIET = Duration.ofMinutes(10);

  private static final String ONE = " WHERE environment = ? AND collection = ? AND instance = ?";

  private final Database database;
  private final InstantSource clock;

  Claims(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whose token took the lease of an instance; none where there is no lease. */
  Optional<String> owner(Holder holder) {
    return database
        .sql()
        .sql("SELECT subject FROM lease" + ONE)
        .params(holder.place().environment(), holder.place().collection(), holder.instance())
        .query(String.class)
        .optional();
  }

  /** Refuses whoever did not take the lease, if there is one. */
  void require(Holder holder, String subject) {
    if (owner(holder).filter(owner -> !Set.of(subject, "").contains(owner)).isPresent()) {
      throw refused(holder, subject);
    }
  }

  /** Writes down that somebody reached for the lease of another, and says so. */
  Problem refused(Holder holder, String subject) {
    boolean unused =
        database.decide(scribe -> {
          boolean isNew = reach(holder) == 1;
          if (isNew) {
            scribe.record(
                new Draft(
                    subject,
                    "lease refused",
                    "collection:" + holder.place(),
                    Map.of("instance", holder.instance())));
          }
          return isNew;
        });
    return new Problem(
        ProblemCode.LEASE_FOREIGN,
        "Cannot use the lease: it was taken with the token of another subject",
        "Nothing was changed.",
        "Use a token of that subject, or give the instance a name of its own.");
  }

  private int reach(Holder holder) {
    return database
        .sql()
        .sql("UPDATE lease SET reached = ?" + ONE + " AND reached < ?")
        .params(
            clock.millis(),
            holder.place().environment(),
            holder.place().collection(),
            holder.instance(),
            clock.instant().minus(QUIET).toEpochMilli())
        .update();
  }
}
