package dev.lockstep.client.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.lockstep.client.Lockstep;
import dev.lockstep.client.stage.LocalStages;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/sdk.md shows of MongoDB. */
class MongoExampleTest {
  @Test
  void aLegacyServiceGoesOnThroughADualWrite(@TempDir Path folder) throws IOException {
    LocalStages stages = new LocalStages(StageState.of(1, Stage.DUAL_WRITE));
    try (EmbeddedMongo server = EmbeddedMongo.start();
        MongoClient client = MongoClients.create(server.address());
        Lockstep lockstep = Restaurants.connect(stages, folder)) {
      MongoCollection<Document> collection =
          client.getDatabase("guide").getCollection("restaurants");
      collection.insertOne(Restaurants.in(Shape.OLD, "Ulm", 1));
      legacy(lockstep, collection, Restaurants.CHANGE);
      assertThat(collection.find().first())
          .containsEntry("town", "Bonn")
          .containsEntry("city", "Bonn");
    }
  }

  private static void legacy(Lockstep lockstep, MongoCollection<Document> collection, Change change)
      throws IOException {
    SharedMongoCollection<Document> restaurants =
        SharedMongoCollection.inPlace(
            lockstep, "restaurants", collection, SpokenChange.of(change, Shape.OLD));

    Optional<Document> found = restaurants.find(new BsonString("r-1"));
    Written written =
        restaurants.update(new BsonString("r-1"), document -> document.append("town", "Bonn"));

    assertThat(found).isPresent();
    assertThat(written).isEqualTo(new Written.Done());
  }
}
