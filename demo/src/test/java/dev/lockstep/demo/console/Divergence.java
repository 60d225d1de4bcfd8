package dev.lockstep.demo.console;

import com.mongodb.client.MongoCollection;
import dev.lockstep.demo.control.DemoServer;
import dev.lockstep.demo.control.Forgery;
import dev.lockstep.demo.control.LedRollout;
import dev.lockstep.demo.control.LedRollout.Wanted;
import dev.lockstep.model.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** A rollout that its runner holds up, since the shapes of one document disagree. */
final class Divergence {
  private static final int PLACES = 200;
  private static final String HOSTILE = "<script>alert(1)</script>\u202Etxet";

  private Divergence() {}

  /** It began before the collection was promised, so that nobody had to decide about it. */
  static void plant(DemoServer server, Desk desk, MongoCollection<BsonDocument> places, Path files)
      throws IOException {
    var unused = places.insertMany(IntStream.range(0, PLACES).mapToObj(Divergence::place).toList());
    LedRollout rollout =
        LedRollout.begin(
            server.as("otto", "operator"),
            server.as("oda", "operator"),
            new Wanted(
                "places-city",
                "demo_places",
                Files.readString(files.resolve("change.yaml")),
                Files.readString(files.resolve("watched.plan.yaml"))));
    desk.publish("contracts", files.resolve("contract-1.odcs.yaml"));
    desk.publish("changes", files.resolve("change.yaml"));
    desk.publish("contracts", files.resolve("contract-2.odcs.yaml"));
    rollout.awaitStage(Stage.BACKFILL);
    Forgery forgery = new Forgery(places, HOSTILE);
    forgery.forge(7, "town", "city");
    forgery.forge(7, "owner", "host");
    rollout.answer("word");
    rollout.awaitHold("frozen");
  }

  private static BsonDocument place(int number) {
    return new BsonDocument("_id", new BsonInt32(number))
        .append("town", new BsonString("Bonn " + number))
        .append("owner", new BsonString("Anna " + number));
  }
}
