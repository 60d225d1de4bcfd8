package dev.lockstep.server.rollout;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Place;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How much services wrote, by what they reported. Threads share it. */
@Component
class WrittenSince {
  private final Database database;

  WrittenSince(Database database) {
    this.database = database;
  }

  /** Writes to the new shape since a moment. */
  long writes(Place place, Instant from) {
    return database
        .sql()
        .sql(
            "SELECT COALESCE(SUM(operations), 0) FROM traffic WHERE environment = ?"
                + " AND collection = ? AND begins >= ? AND path = 'NEW_WRITES'")
        .params(place.environment(), place.collection(), from.toEpochMilli())
        .query(Long.class)
        .single();
  }
}
