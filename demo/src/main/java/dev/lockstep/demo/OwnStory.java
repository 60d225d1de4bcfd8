package dev.lockstep.demo;

import com.mongodb.client.MongoDatabase;
import dev.lockstep.demo.control.DemoServer;
import dev.lockstep.demo.regression.Regression;
import dev.lockstep.demo.writers.SdkServices;
import dev.lockstep.demo.writers.World;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.change.Change;
import java.time.Duration;
import java.time.InstantSource;
import org.bson.BsonDocument;

/**
 * What the demo adds to its own change on MongoDB: services with the SDK, and a second change that
 * a bad release spoils.
 *
 * @param dwell how long a rollout stays at a stage at least
 */
record OwnStory(DemoServer server, MongoDatabase database, Around around, Duration dwell) {
  /** What else is there. */
  record Around(DemoChange change, InstantSource clock, Narrator narrator) {}

  /** Connects the services with the SDK to the collection of a world. */
  SdkServices services(World world) {
    return SdkServices.connect(
        world,
        change(),
        database.getCollection(world.collection().name(), BsonDocument.class),
        server::instance);
  }

  private Change change() {
    return switch (ChangeFile.read(around.change().file())) {
      case ChangeFile.Parsed parsed -> parsed.change();
      case ChangeFile.Invalid invalid ->
          throw new IllegalStateException("The demo's own change is wrong: " + invalid.findings());
    };
  }

  /** Carries the second change until the gate takes it back. */
  Regression.Result regression() {
    return new Regression(server, database, around.clock(), around.narrator()).tell(dwell);
  }
}
