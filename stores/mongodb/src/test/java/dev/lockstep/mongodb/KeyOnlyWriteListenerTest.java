package dev.lockstep.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import java.time.Duration;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class KeyOnlyWriteListenerTest {
  private static final WireServer SERVER = WireServer.embedded();

  private final KeyOnlyWriteListener listener =
      new KeyOnlyWriteListener(name -> name.startsWith("lockstep"));

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @Test
  void everyWriteOfTheStoreCarriesAGuard() {
    try (Store store = SERVER.open(listener)) {
      Collection pets = store.collection("pets");
      Value key = Value.int32(1);
      assertThat(pets.insert(Document.of("_id", key, "name", Value.text("Ada"))))
          .isEqualTo(new WriteOutcome.Applied());
      Assertion guard = new Assertion.Equal(Path.of("name"), Value.text("Ada"));
      Edit edit = new Edit.Set(Path.of("age"), Value.int32(3));
      var deadline = store.now().plus(Duration.ofMinutes(1));
      assertThat(
              pets.write(List.of(new GuardedWrite(key, List.of(guard), List.of(edit))), deadline))
          .containsExactly(new WriteOutcome.Applied());
      assertThat(pets.delete(key, List.of(guard))).isEqualTo(new WriteOutcome.Applied());
    }
    assertThat(listener.found()).isEmpty();
  }

  @Test
  void writeByKeyAloneIsFoundWhereTheEngineOwnsNothing() {
    var settings =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(SERVER.address().toString()))
            .addCommandListener(listener)
            .build();
    try (MongoClient client = MongoClients.create(settings)) {
      var database = client.getDatabase("shop");
      var byKey = Filters.eq("_id", new BsonInt32(1));
      MongoCollection<BsonDocument> pets = database.getCollection("pets", BsonDocument.class);
      assertThat(pets.updateOne(byKey, Updates.set("a", 1)).getMatchedCount()).isZero();
      assertThat(pets.replaceOne(byKey, new BsonDocument()).getMatchedCount()).isZero();
      assertThat(pets.deleteOne(byKey).getDeletedCount()).isZero();
      assertThat(pets.findOneAndUpdate(byKey, Updates.set("a", 1))).isNull();
      var own = database.getCollection("lockstep.state", BsonDocument.class);
      assertThat(own.deleteOne(byKey).getDeletedCount()).isZero();
    }
    assertThat(listener.found())
        .containsExactly(
            "update of pets", "update of pets", "delete of pets", "findAndModify of pets");
  }
}
