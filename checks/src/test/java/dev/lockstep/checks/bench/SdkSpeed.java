package dev.lockstep.checks.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.client.Lockstep;
import dev.lockstep.client.Settings;
import dev.lockstep.client.mongodb.SharedMongoCollection;
import dev.lockstep.client.mongodb.SpokenChange;
import dev.lockstep.client.mongodb.Written;
import dev.lockstep.client.stage.LocalStages;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * What reads through the SDK cost, of a service of the old shape while both shapes are written.
 *
 * @param sideBySide the collection of the old shape answers, as the bare driver does
 * @param inPlace the old shape is taken from a document that holds both
 */
record SdkSpeed(SdkRead sideBySide, SdkRead inPlace) {
  private static final int DOCUMENTS = 1_000;

  static SdkSpeed measure(String address) throws IOException {
    LocalStages stages = new LocalStages(StageState.of(1, Stage.VERIFIED));
    SpokenChange change = SpokenChange.of(Subjects.of("bench", Bench.CHANGE).change(), Shape.OLD);
    try (MongoClient client = MongoClients.create(address);
        Lockstep lockstep =
            Lockstep.connect(stages, Settings.in(Files.createTempDirectory("lockstep-bench")))) {
      MongoDatabase database = client.getDatabase("sdk");
      MongoCollection<Document> old = database.getCollection("old");
      MongoCollection<Document> both = database.getCollection("both");
      SharedMongoCollection<Document> sideBySide =
          SharedMongoCollection.sideBySide(
              lockstep,
              "side-by-side",
              new SharedMongoCollection.Pair<>(old, database.getCollection("new")),
              change);
      SharedMongoCollection<Document> inPlace =
          SharedMongoCollection.inPlace(lockstep, "in-place", both, change);
      for (Document restaurant : restaurants()) {
        old.insertOne(restaurant);
        require(inPlace.insert(restaurant).equals(new Written.Done()));
      }
      return new SdkSpeed(
          SdkRead.measure(old, sideBySide, DOCUMENTS), SdkRead.measure(both, inPlace, DOCUMENTS));
    }
  }

  private static void require(boolean isDone) {
    if (!isDone) {
      throw new AssertionError("A restaurant was not written");
    }
  }

  private static List<Document> restaurants() {
    return IntStream.range(0, DOCUMENTS)
        .mapToObj(i ->
            new Document("_id", i)
                .append("name", "Restaurant " + i)
                .append("address", i + " High Street")
                .append("address line 2", "Bristol")
                .append("outcode", "BS" + i % 9)
                .append("postcode", i % 9 + "AB")
                .append("rating", i % 5 + 1)
                .append("type_of_food", "Thai"))
        .toList();
  }
}
