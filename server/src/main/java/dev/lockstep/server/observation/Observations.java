package dev.lockstep.server.observation;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.fleet.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The last observation of each collection, as rows. Threads share it. */
@Component
class Observations {
  private final Database database;
  private final JsonMapper json;
  private final InstantSource clock;

  Observations(Database database, JsonMapper json, InstantSource clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** An observation, when it came and from whom. */
  record Kept(Observation observation, Instant at, String by) {}

  /** Keeps an observation in the place of the one before. */
  void put(Place place, Observation observation, String by) {
    int kept =
        database.note(() ->
            database
                .sql()
                .sql(
                    "INSERT INTO observation VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (environment, collection) DO UPDATE SET"
                        + " content = excluded.content, author = excluded.author,"
                        + " time = excluded.time")
                .params(
                    place.environment(),
                    place.collection(),
                    json.writeValueAsString(observation),
                    by,
                    clock.millis())
                .update());
    assert kept == 1;
  }

  /** The last one of a collection. */
  Optional<Kept> of(Place place) {
    return database
        .sql()
        .sql(
            "SELECT content, author, time FROM observation WHERE environment = ? AND collection ="
                + " ?")
        .params(place.environment(), place.collection())
        .query((row, number) ->
            new Kept(
                json.readValue(row.getString(1), Observation.class),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(2)))
        .optional();
  }
}
