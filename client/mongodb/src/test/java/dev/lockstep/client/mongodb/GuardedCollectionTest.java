package dev.lockstep.client.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Only the document that was read is replaced or removed. */
class GuardedCollectionTest {
  private static final Document READ =
      Document.builder()
          .add("_id", Value.int32(1))
          .add("$set", Value.int32(1))
          .add("a.b", Value.text("$name"))
          .add("count", Value.int32(4))
          .add("tags", Value.Array.of(Value.text("x")))
          .build();
  private static final Document NEXT = Document.of("_id", Value.int32(1));

  static final List<Document> CHANGED =
      List.of(
          READ.with("count", Value.int32(5)),
          READ.with("count", Value.float64(4)),
          READ.with("count", Value.Array.of(Value.int32(4))),
          READ.without("count"),
          READ.with("more", Value.NULL),
          READ.with("a.b", Value.text("other")),
          READ.with("tags", Value.text("x")));

  private static EmbeddedMongo server;
  private static MongoClient client;

  private MongoCollection<BsonDocument> stored;
  private GuardedCollection guarded;

  @BeforeAll
  static void start() {
    server = EmbeddedMongo.start();
    client = MongoClients.create(server.address());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    stored = client.getDatabase("town").getCollection("things", BsonDocument.class);
    stored.drop();
    guarded = new GuardedCollection(stored);
  }

  @Test
  void whatIsAsItWasReadIsReplacedAndRemoved() {
    guarded.insert(READ);
    assertThat(guarded.replace(READ, NEXT)).isTrue();
    assertThat(guarded.find(new BsonInt32(1))).contains(NEXT);
    assertThat(guarded.delete(NEXT)).isTrue();
    assertThat(guarded.find(new BsonInt32(1))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("CHANGED")
  void whatHasChangedMeanwhileIsLeftAlone(Document changed) {
    guarded.insert(changed);
    assertThat(guarded.replace(READ, NEXT)).isFalse();
    assertThat(guarded.delete(READ)).isFalse();
    assertThat(guarded.find(new BsonInt32(1))).contains(changed);
  }

  @Test
  void aKeyThatIsThereIsNotInsertedAgain() {
    assertThat(guarded.insertIfAbsent(NEXT)).isTrue();
    assertThat(guarded.insertIfAbsent(READ)).isFalse();
    assertThat(guarded.find(new BsonInt32(1))).contains(NEXT);
  }
}
