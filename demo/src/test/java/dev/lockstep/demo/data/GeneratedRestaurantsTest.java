package dev.lockstep.demo.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedRestaurantsTest {
  private static final List<Document> DOCUMENTS = GeneratedRestaurants.documents(1_000, 3);

  @Test
  void theSameSeedGivesTheSameDocuments() {
    assertThat(GeneratedRestaurants.documents(1_000, 3)).isEqualTo(DOCUMENTS);
    assertThat(GeneratedRestaurants.documents(1_000, 4)).isNotEqualTo(DOCUMENTS);
  }

  @Test
  void ratingsAreIntsDoublesAndTheTextForNone() {
    assertThat(DOCUMENTS.stream().map(document -> document.get("rating").orElseThrow()))
        .anyMatch(Value.text("Not yet rated")::equals)
        .anyMatch(Value.Int32.class::isInstance)
        .anyMatch(Value.Float64.class::isInstance);
  }

  @Test
  void fieldsOfNearlyEveryTypeLieAroundTheKnownOnes() {
    Set<ValueType> types = EnumSet.noneOf(ValueType.class);
    DOCUMENTS.stream()
        .flatMap(document -> document.get("x2").stream())
        .forEach(value -> types.add(value.type()));

    assertThat(types).hasSizeGreaterThanOrEqualTo(16);
  }

  @Test
  void theEmbeddedServerKeepsEveryBitOfThem() {
    List<Document> stored = new ArrayList<>();
    try (EmbeddedMongo server = EmbeddedMongo.start();
        MongoClient client = MongoClients.create(server.address())) {
      BsonCollection collection = new BsonCollection(client.getDatabase("d"), "c");
      collection.insertAll(DOCUMENTS);
      DOCUMENTS.forEach(document ->
          stored.add(
              Optional.of(document)
                  .flatMap(d -> d.get("_id"))
                  .flatMap(collection::find)
                  .orElseThrow()));
    }
    assertThat(stored.equals(DOCUMENTS)).isTrue();
  }
}
