package dev.lockstep.server.fleet;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.database.DatabaseKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What instances may act by, collection by collection. Threads share it.
 *
 * <p>A collection that nothing was ever published of stands at {@code proposed} with epoch 1.
 */
@Component
public final class Stages {
  private static final StageMessage FIRST = StageMessage.of(1, Stage.PROPOSED);
  private static final String READ =
      "SELECT state FROM published WHERE environment = ? AND collection = ?";

  private final Database database;
  private final DatabaseKind kind;

  Stages(Database database, DatabaseKind kind) {
    this.database = database;
    this.kind = kind;
  }

  /** What is published. */
  public StageMessage current(Place place) {
    return read(place, "").orElse(FIRST);
  }

  /** What is published of a collection; empty where nothing ever was. */
  public Optional<StageMessage> published(String environment, String collection) {
    return Place.isName(collection)
        ? read(new Place(environment, collection), "")
        : Optional.empty();
  }

  /** What is published in an environment, by the names of the collections. */
  public SortedMap<String, StageMessage> published(String environment) {
    SortedMap<String, StageMessage> all = new TreeMap<>();
    database
        .sql()
        .sql("SELECT collection, state FROM published WHERE environment = ?")
        .params(environment)
        .query(row -> {
          all.put(row.getString(1), WireJson.readState(row.getString(2)));
        });
    return all;
  }

  /** What is published; nothing else will be until the transaction under way ends. */
  StageMessage held(Place place) {
    return lasting(place, " FOR SHARE");
  }

  /** The same, while no lease is granted either. */
  public StageMessage alone(Place place) {
    return lasting(place, " FOR UPDATE");
  }

  /** In SQLite a transaction is alone anyway. */
  private StageMessage lasting(Place place, String lock) {
    String suffix =
        switch (kind) {
          case SQLITE -> "";
          case POSTGRESQL -> lock;
        };
    return read(place, suffix)
        .orElseGet(() -> {
          insert(place);
          return read(place, suffix).orElseThrow();
        });
  }

  private Optional<StageMessage> read(Place place, String lock) {
    return database
        .sql()
        .sql(READ + lock)
        .params(place.environment(), place.collection())
        .query(String.class)
        .optional()
        .map(WireJson::readState);
  }

  private void insert(Place place) {
    database
        .sql()
        .sql("INSERT INTO published VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .params(place.environment(), place.collection(), FIRST.epoch(), WireJson.write(FIRST))
        .update();
  }

  /** Publishes a state in the transaction under way, which holds the place {@link #alone}. */
  public void publish(Place place, StageMessage state) {
    int changed =
        database
            .sql()
            .sql(
                "UPDATE published SET epoch = ?, state = ?"
                    + " WHERE environment = ? AND collection = ? AND epoch = ?")
            .params(
                state.epoch(),
                WireJson.write(state),
                place.environment(),
                place.collection(),
                state.epoch() - 1)
            .update();
    if (changed != 1) {
      throw new IllegalStateException("Epoch %d does not follow".formatted(state.epoch()));
    }
  }

  /** All that is published. */
  Map<Place, StageMessage> all() {
    Map<Place, StageMessage> all = new LinkedHashMap<>();
    database
        .sql()
        .sql("SELECT environment, collection, state FROM published")
        .query(row -> {
          Place place = new Place(row.getString(1), row.getString(2));
          all.put(place, WireJson.readState(row.getString(3)));
        });
    return all;
  }
}
