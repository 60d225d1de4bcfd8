package dev.lockstep.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.survey.IndexUse;
import dev.lockstep.model.survey.Writer;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.Reading;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.Survey;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

/** What is asked of a server by whoever only looks, and what its answers mean. */
final class MongoSurveyTest {
  @Test
  void lookingAroundSendsNoCommandThatWrites() {
    List<String> sent = new ArrayList<>();
    CommandListener listener =
        new CommandListener() {
          @Override
          public void commandStarted(CommandStartedEvent event) {
            sent.add(event.getCommandName());
            assertThat(event.getCommand().toString())
                .doesNotContain("$out")
                .doesNotContain("$merge");
          }
        };
    try (EmbeddedMongo server = EmbeddedMongo.start()) {
      fill(server.address());
      URI address = URI.create(server.address() + "/shop");
      try (Store store = new MongoStoreProvider(List.of(listener)).open(address)) {
        Survey survey = store.survey();
        assertThat(store.collections()).containsExactly("orders");
        assertThat(survey.collection("orders").documents().known()).contains(3_000L);
        assertThat(survey.writers()).isNotNull();
        assertThat(count(survey.read("orders", OptionalLong.empty()))).isEqualTo(3_000);
        assertThat(count(survey.read("orders", OptionalLong.of(10)))).isEqualTo(10);
      }
    }
    assertThat(sent)
        .contains("find", "getMore", "listCollections", "listIndexes")
        .isSubsetOf(
            "find",
            "getMore",
            "aggregate",
            "count",
            "listCollections",
            "listIndexes",
            "killCursors",
            "endSessions");
  }

  private static void fill(String address) {
    try (MongoClient client = MongoClients.create(address)) {
      List<BsonDocument> orders = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        orders.add(new BsonDocument("_id", new BsonInt32(i)));
      }
      var collection = client.getDatabase("shop").getCollection("orders", BsonDocument.class);
      assertThat(collection.insertMany(orders).wasAcknowledged()).isTrue();
    }
  }

  private static int count(Reading reading) {
    int count = 0;
    try (reading) {
      for (var batch = reading.next(); !batch.isEmpty(); batch = reading.next()) {
        count += batch.size();
      }
    }
    return count;
  }

  private static Document json(String text) {
    return ((StoredDocument.Readable)
            BsonBytes.decode(
                new RawBsonDocument(BsonDocument.parse(text), new BsonDocumentCodec())))
        .document();
  }

  @Test
  void indexesOfEveryKindAreToldInTheWordsOfContracts() {
    List<Index> indexes =
        IndexEntries.indexes(
            List.of(
                json("{v: 2, key: {_id: 1}, name: '_id_'}"),
                json("{v: 2, key: {a: 1, 'b.c': -1}, name: 'a', unique: true, sparse: true}"),
                json("{v: 2, key: {h: 'hashed'}, name: 'h'}"),
                json("{v: 2, key: {_fts: 'text', _ftsx: 1}, name: 't', weights: {title: 1}}"),
                json("{v: 2, key: {'$**': 1}, name: 'w'}"),
                json("{v: 2, key: {at: 1}, name: 'ttl', expireAfterSeconds: {$numberLong: '60'}}"),
                json(
                    "{v: 2, key: {p: 1}, name: 'p', partialFilterExpression: {p: {$gt: 5}},"
                        + " collation: {locale: 'de', strength: 2, caseLevel: false}}")));
    assertThat(indexes).extracting(Index::name).containsExactly("a", "h", "t", "w", "ttl", "p");
    assertThat(indexes.get(0).keys())
        .extracting(part -> part.path() + " " + part.order().word())
        .containsExactly("a asc", "b.c desc");
    assertThat(indexes.get(1).keys().getFirst().order()).isEqualTo(KeyPart.Order.HASHED);
    assertThat(indexes.get(2).kind()).contains("text");
    assertThat(indexes.get(2).keys().getFirst().path()).hasToString("title");
    assertThat(indexes.get(3).kind()).contains("wildcard");
    assertThat(indexes.get(4).options().expireAfter()).contains(Duration.ofMinutes(1));
    assertThat(indexes.get(5).options().collation())
        .contains(Document.of("locale", Value.text("de"), "strength", Value.int32(2)));
  }

  @Test
  void usesOfSeveralServersAddUpSinceTheYoungestCount() {
    var uses =
        IndexEntries.uses(
            List.of(
                json("{name: 'a', accesses: {ops: {$numberLong: '2'}, since: {$date: 1000}}}"),
                json("{name: 'a', accesses: {ops: {$numberLong: '3'}, since: {$date: 5000}}}"),
                json("{name: 'b', accesses: {ops: {$numberLong: '0'}, since: {$date: 0}}}")));
    assertThat(uses.get("a")).isEqualTo(new IndexUse(5, Instant.ofEpochMilli(5_000)));
    assertThat(uses.get("b").times()).isZero();
  }

  @Test
  void applicationsAreToldByTheirNameThoseThatWriteFirst() {
    List<Writer> writers =
        ClientEntries.writers(
            "shop",
            List.of(
                json("{_id: {app: 'search', ns: 'shop.orders', op: 'query'}, times: 4}"),
                json("{_id: {app: 'idle', op: 'none'}, times: 9}"),
                json("{_id: {app: 'elsewhere', ns: 'other.x', op: 'update'}, times: 9}"),
                json("{_id: {app: 'lockstep', op: 'command'}, times: 2}"),
                json("{_id: {ns: 'shop.orders', op: 'insert'}, times: 1}")),
            List.of(json("{_id: {app: 'billing', ns: 'shop.orders', op: 'update'}, times: 7}")));
    assertThat(writers)
        .extracting(each -> each.application() + " " + each.activity() + " " + each.times())
        .containsExactly("billing WRITES 7", "idle CONNECTED 9", "search CONNECTED 4");
    assertThat(writers.getFirst().collection()).contains("orders");
  }

  @Test
  void theValidatorIsToldWithHowItIsHeld() {
    Document options =
        json("{validator: {a: 1}, validationLevel: 'moderate', validationAction: 'warn'}");
    assertThat(IndexEntries.storage(options, List.of()).validator().orElseThrow())
        .isEqualTo(
            new Validator(
                Validator.Level.MODERATE, Validator.Action.WARN, Optional.of(json("{a: 1}"))));
    assertThat(IndexEntries.storage(json("{capped: true}"), List.of()).validator()).isEmpty();
  }
}
