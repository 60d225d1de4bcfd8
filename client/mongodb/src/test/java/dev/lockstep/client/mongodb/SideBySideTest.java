package dev.lockstep.client.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.lockstep.client.Lockstep;
import dev.lockstep.client.stage.LocalStages;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideBySideTest {
  private static final int WRITES = 100;

  @TempDir private Path folder;

  /** Each instance is in a process of its own, as far as the other knows. */
  @Test
  void writersThatOvertakeEachOtherLeaveBothSidesInAgreement()
      throws IOException, InterruptedException {
    LocalStages stages = new LocalStages(StageState.of(1, Stage.DUAL_WRITE));
    try (EmbeddedMongo server = EmbeddedMongo.start();
        MongoClient client = MongoClients.create(server.address());
        Lockstep first = connect(stages, "first");
        Lockstep second = connect(stages, "second")) {
      MongoDatabase database = client.getDatabase("town");
      MongoCollection<Document> old = database.getCollection("restaurants");
      MongoCollection<Document> renewed = database.getCollection("restaurants_2");
      old.insertOne(Restaurants.in(Shape.OLD, "Ulm", 2).append("seats", 0));
      List<Thread> writers = new ArrayList<>();
      List<SharedMongoCollection<Document>> faces = new ArrayList<>();
      for (Lockstep lockstep : List.of(first, second)) {
        SharedMongoCollection<Document> face =
            SharedMongoCollection.sideBySide(
                lockstep,
                "restaurants",
                new SharedMongoCollection.Pair<>(old, renewed),
                Restaurants.spoken(lockstep == first ? Shape.OLD : Shape.NEW));
        faces.add(face);
        writers.add(Thread.ofVirtual().start(() -> seatMore(face)));
      }
      for (Thread writer : writers) {
        writer.join();
      }
      while (faces.stream().anyMatch(face -> face.shared().isIndebted())) {
        Thread.onSpinWait();
      }
      assertThat(old.find())
          .containsExactly(Restaurants.in(Shape.OLD, "Ulm", 2).append("seats", 2 * WRITES));
      assertThat(renewed.find())
          .containsExactly(Restaurants.in(Shape.NEW, "Ulm", 2).append("seats", 2 * WRITES));
    }
  }

  private Lockstep connect(LocalStages stages, String name) throws IOException {
    return Restaurants.connect(stages, Files.createDirectory(folder.resolve(name)));
  }

  private static void seatMore(SharedMongoCollection<Document> face) {
    for (int i = 0; i < WRITES; i++) {
      Written written =
          face.update(
              Restaurants.KEY, found -> found.append("seats", found.getInteger("seats") + 1));
      assertThat(written).isEqualTo(new Written.Done());
    }
  }
}
