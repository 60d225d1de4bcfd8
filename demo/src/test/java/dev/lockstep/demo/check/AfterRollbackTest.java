package dev.lockstep.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.lockstep.demo.check.Finding.Kind;
import dev.lockstep.demo.data.BsonCollection;
import dev.lockstep.demo.data.Catalogue;
import dev.lockstep.demo.history.History;
import dev.lockstep.demo.history.Version;
import dev.lockstep.demo.history.Writer;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AfterRollbackTest {
  private static final Value ANNA = Value.text("anna");
  private static final Value BEN = Value.text("ben");
  private static final Document LOADED =
      document(ANNA, Value.int32(1)).with("junk", Value.float64(-0.0));

  private final EmbeddedMongo server = EmbeddedMongo.start();
  private final MongoClient client = MongoClients.create(server.address());
  private final MongoDatabase database = client.getDatabase("d");
  private final BsonCollection collection = new BsonCollection(database, "c");
  private final History history = new History();
  private final Layout layout = new Layout("change", List.of());
  private Catalogue before;

  private static Document document(Value key, Value rating) {
    return Document.of("_id", key, "rating", rating);
  }

  @BeforeEach
  void oneUntouchedAndOneWrittenDocument() {
    collection.insertAll(List.of(LOADED, document(BEN, Value.int32(1))));
    history.load(LOADED);
    history.load(document(BEN, Value.int32(1)));
    acknowledge(document(BEN, Value.int32(2)));
    assertThat(collection.replace(BEN, document(BEN, Value.int32(2)))).isTrue();
    before = collection.catalogue();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void acknowledge(Document state) {
    history.write(History.key(state), old -> Optional.of(Version.of(Writer.FIELDS, state)));
  }

  private AfterRollback.Result judge() {
    return AfterRollback.judge(collection, history, layout, before);
  }

  private List<Finding> findings() {
    return judge().findings();
  }

  @Test
  void findsNothingWhereTheStoreHoldsWhatWasWritten() {
    AfterRollback.Result result = judge();

    assertThat(result.findings()).isEmpty();
    assertThat(result.identical()).isTrue();
    assertThat(result.leftovers()).isEmpty();
    assertThat(result.documents()).isEqualTo(2);
  }

  @Test
  void anOlderValueIsALostWrite() {
    assertThat(collection.replace(BEN, document(BEN, Value.int32(1)))).isTrue();

    assertThat(findings()).containsExactly(new Finding(Kind.LOST, BEN, "rating"));
  }

  @Test
  void aMissingDocumentIsALostWrite() {
    assertThat(collection.delete(BEN)).isTrue();

    assertThat(findings()).containsExactly(new Finding(Kind.LOST, BEN, Finding.WHOLE));
  }

  @Test
  void aValueThatNobodyWroteIsInventedAndTheWriteBelowItLost() {
    assertThat(collection.replace(BEN, document(BEN, Value.int32(3)))).isTrue();

    assertThat(findings())
        .containsExactly(
            new Finding(Kind.INVENTED, BEN, "rating"), new Finding(Kind.LOST, BEN, "rating"));
  }

  @Test
  void aDocumentThatNobodyWroteIsInvented() {
    assertThat(collection.insert(document(Value.text("cleo"), Value.int32(1)))).isTrue();

    assertThat(findings())
        .containsExactly(new Finding(Kind.INVENTED, Value.text("cleo"), Finding.WHOLE));
  }

  @Test
  void aDeletedDocumentThatIsThereAgainIsInvented() {
    history.write(BEN, old -> Optional.of(Version.deleted()));

    assertThat(findings()).containsExactly(new Finding(Kind.INVENTED, BEN, Finding.WHOLE));
  }

  @Test
  void anUntouchedDocumentWithItsFieldsInAnotherOrderIsNotIdentical() {
    Document turned = Document.of("_id", ANNA, "junk", Value.float64(-0.0));
    assertThat(collection.delete(ANNA)).isTrue();
    assertThat(collection.insert(turned.with("rating", Value.int32(1)))).isTrue();

    AfterRollback.Result result = judge();
    assertThat(result.findings()).isEmpty();
    assertThat(result.identical()).isFalse();
  }

  @Test
  void anotherNumericTypeIsAnInvention() {
    assertThat(collection.delete(BEN)).isTrue();
    assertThat(collection.insert(document(BEN, Value.float64(2)))).isTrue();

    assertThat(findings()).contains(new Finding(Kind.INVENTED, BEN, "rating"));
  }

  @Test
  void tagsIndexesAndCollectionsOfTheChangeAreLeftovers() {
    assertThat(
            collection.replace(
                BEN, document(BEN, Value.int32(2)).with(Layout.TAG, Document.empty())))
        .isTrue();
    database.createCollection("_lockstep_leases");
    assertThat(
            database.getCollection("c").createIndex(new BsonDocument("rating", new BsonInt32(1))))
        .isNotEmpty();

    AfterRollback.Result result = judge();
    assertThat(result.findings()).isEmpty();
    assertThat(result.leftovers())
        .anyMatch(left -> left.equals("_lockstep in 1 documents"))
        .anyMatch(left -> left.equals("collection _lockstep_leases"))
        .anyMatch(left -> left.startsWith("index rating_1"));
  }

  @Test
  void aWriteOfUnknownOutcomeDemandsNothing() {
    try {
      history.write(
          BEN,
          old -> {
            throw new IllegalStateException("timed out");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("timed out");
    }
    assertThat(collection.delete(BEN)).isTrue();

    assertThat(findings()).isEmpty();
  }

  @Test
  void aReaderMayOnlySeeStatesOfWriters() {
    Findings findings = new Findings();
    Sightings sightings = new Sightings(findings);
    sightings.sawAmidst(history.of(BEN), 1, Optional.of(document(BEN, Value.int32(1))));
    sightings.sawAmidst(history.of(BEN), 1, Optional.of(document(BEN, Value.int32(2))));
    assertThat(findings.all()).isEmpty();

    sightings.sawAmidst(history.of(BEN), 2, Optional.of(document(BEN, Value.int32(1))));
    assertThat(findings.count(Kind.LOST)).isEqualTo(1);

    sightings.sawAmidst(history.of(BEN), 2, Optional.of(document(BEN, Value.text("no one"))));
    assertThat(findings.count(Kind.INVENTED)).isEqualTo(1);
  }
}
