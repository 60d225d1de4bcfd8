package dev.lockstep.client.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.lockstep.client.Lockstep;
import dev.lockstep.client.stage.LocalStages;
import dev.lockstep.client.telemetry.WriteFigures;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SharedMongoCollectionTest {
  private static EmbeddedMongo server;
  private static MongoClient client;

  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  private MongoCollection<Document> old;
  private MongoCollection<Document> renewed;
  private Lockstep lockstep;
  private LocalStages stages;

  /** Where the two shapes are. */
  enum Kind {
    IN_PLACE,
    SIDE_BY_SIDE
  }

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
    MongoDatabase database = client.getDatabase("town");
    database.drop();
    old = database.getCollection("restaurants");
    renewed = database.getCollection("restaurants_2");
  }

  @AfterEach
  void close() throws IOException {
    lockstep.close();
  }

  private SharedMongoCollection<Document> open(Kind kind, Shape spoken, Stage stage)
      throws IOException {
    stages = new LocalStages(Restaurants.state(1, stage));
    lockstep = Restaurants.connect(stages, folder);
    return face(kind, spoken);
  }

  private SharedMongoCollection<Document> face(Kind kind, Shape spoken) throws IOException {
    SpokenChange change = Restaurants.spoken(spoken);
    return switch (kind) {
      case IN_PLACE -> SharedMongoCollection.inPlace(lockstep, "restaurants-in-place", old, change);
      case SIDE_BY_SIDE ->
          SharedMongoCollection.sideBySide(
              lockstep, "restaurants", new SharedMongoCollection.Pair<>(old, renewed), change);
    };
  }

  static Stream<Arguments> everyStage() {
    return Stream.of(Kind.values())
        .flatMap(kind ->
            Stream.of(Shape.values())
                .flatMap(shape ->
                    Stream.of(Stage.values()).map(stage -> Arguments.of(kind, shape, stage))));
  }

  @ParameterizedTest
  @MethodSource("everyStage")
  void aServiceKeepsSpeakingItsShapeAtEveryStage(Kind kind, Shape shape, Stage stage)
      throws IOException {
    SharedMongoCollection<Document> restaurants = open(kind, shape, stage);
    assertThat(restaurants.find(Restaurants.KEY)).isEmpty();
    assertThat(restaurants.update(Restaurants.KEY, same -> same)).isEqualTo(new Written.Missing());
    assertThat(restaurants.delete(Restaurants.KEY)).isEqualTo(new Written.Missing());

    assertThat(restaurants.insert(Restaurants.in(shape, "Ulm", 2))).isEqualTo(new Written.Done());
    assertThat(restaurants.find(Restaurants.KEY)).contains(Restaurants.in(shape, "Ulm", 2));

    assertThat(
            restaurants.update(Restaurants.KEY, found -> Restaurants.moved(found, shape, "Bonn")))
        .isEqualTo(new Written.Done());
    assertThat(restaurants.find(Restaurants.KEY)).contains(Restaurants.in(shape, "Bonn", 2));

    assertThat(restaurants.replace(Restaurants.in(shape, "Trier", 1)))
        .isEqualTo(new Written.Done());
    assertThat(restaurants.find(Restaurants.KEY)).contains(Restaurants.in(shape, "Trier", 1));
    assertThat(restaurants.shared().isIndebted()).isFalse();

    assertThat(restaurants.delete(Restaurants.KEY)).isEqualTo(new Written.Done());
    assertThat(restaurants.find(Restaurants.KEY)).isEmpty();
    assertThat(Stream.of(old, renewed).mapToLong(MongoCollection::countDocuments)).containsOnly(0L);
  }

  /** As the stages come: whoever writes, both services read it at each of them. */
  @ParameterizedTest
  @EnumSource
  void whatOneServiceWritesTheOtherOneReadsInItsShape(Kind kind) throws IOException {
    SharedMongoCollection<Document> legacy = open(kind, Shape.OLD, Stage.DUAL_WRITE);
    Lockstep first = lockstep;
    try (Lockstep other = Restaurants.connect(stages, elsewhere)) {
      lockstep = other;
      SharedMongoCollection<Document> upgraded = face(kind, Shape.NEW);
      assertThat(legacy.insert(Restaurants.in(Shape.OLD, "Ulm", 1))).isEqualTo(new Written.Done());
      long epoch = 1;
      for (Stage stage :
          List.of(
              Stage.BACKFILL, Stage.VERIFIED, Stage.SHADOW_READ, Stage.RAMP, Stage.NEW_PRIMARY)) {
        stages.move(Restaurants.state(++epoch, stage));
        String town = "Town " + epoch;
        Written renewedWrite =
            upgraded.update(Restaurants.KEY, found -> Restaurants.moved(found, Shape.NEW, town));
        assertThat(renewedWrite).isEqualTo(new Written.Done());
        assertThat(legacy.find(Restaurants.KEY)).contains(Restaurants.in(Shape.OLD, town, 1));
        assertThat(legacy.replace(Restaurants.in(Shape.OLD, town, 2)))
            .isEqualTo(new Written.Done());
        assertThat(upgraded.find(Restaurants.KEY)).contains(Restaurants.in(Shape.NEW, town, 2));
        assertThat(legacy.update(Restaurants.KEY, found -> found.append("rating", "fair")))
            .isEqualTo(new Written.Done());
      }
    } finally {
      lockstep = first;
    }
  }

  @ParameterizedTest
  @MethodSource("bothShapes")
  void aDualWriteReachesBothShapesOfOneDocument(Shape spoken) throws IOException {
    SharedMongoCollection<Document> restaurants = open(Kind.IN_PLACE, spoken, Stage.DUAL_WRITE);
    assertThat(restaurants.insert(Restaurants.in(spoken, "Ulm", 2))).isEqualTo(new Written.Done());
    Document stored = old.find().first();
    assertThat(stored).containsEntry("town", "Ulm").containsEntry("city", "Ulm");
    assertThat(stored).containsEntry("rating", "good");
    assertThat(stored.get("_lockstep", Document.class).get("next"))
        .isEqualTo(new Document("rating", 2));
  }

  static Stream<Shape> bothShapes() {
    return Stream.of(Shape.values());
  }

  @ParameterizedTest
  @MethodSource("everyDualWrite")
  void eachDocumentThatIsWrittenCountsAsLargeAsItIsStored(Kind kind, Shape spoken, Stage stage)
      throws IOException {
    SharedMongoCollection<Document> restaurants = open(kind, spoken, stage);
    assertThat(restaurants.insert(Restaurants.in(spoken, "Ulm", 2))).isEqualTo(new Written.Done());
    long oldBytes = bytes(Restaurants.in(Shape.OLD, "Ulm", 2));
    long newBytes = newBytes(kind);
    assertThat(written(restaurants, Shape.OLD)).isEqualTo(new WriteFigures(1, oldBytes));
    assertThat(written(restaurants, Shape.NEW)).isEqualTo(new WriteFigures(1, newBytes));

    UnaryOperator<Document> edit = found -> Restaurants.moved(found, spoken, "Oberammergau");
    assertThat(restaurants.update(Restaurants.KEY, edit)).isEqualTo(new Written.Done());
    oldBytes += bytes(Restaurants.in(Shape.OLD, "Oberammergau", 2));
    newBytes += newBytes(kind);
    assertThat(restaurants.delete(Restaurants.KEY)).isEqualTo(new Written.Done());
    assertThat(written(restaurants, Shape.OLD)).isEqualTo(new WriteFigures(2, oldBytes));
    assertThat(written(restaurants, Shape.NEW)).isEqualTo(new WriteFigures(2, newBytes));
  }

  /** In place the new shape takes what the whole document takes. */
  private long newBytes(Kind kind) {
    return switch (kind) {
      case IN_PLACE -> bytes(old.find().first());
      case SIDE_BY_SIDE -> bytes(renewed.find().first());
    };
  }

  private static long bytes(Document document) {
    return new RawBsonDocument(document, new DocumentCodec()).getByteBuffer().remaining();
  }

  private static WriteFigures written(SharedMongoCollection<Document> face, Shape shape) {
    return face.shared().written(shape);
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentOfOneShapeCountsForItAlone(Kind kind) throws IOException {
    SharedMongoCollection<Document> before = open(kind, Shape.OLD, Stage.PROPOSED);
    Document oldOne = Restaurants.in(Shape.OLD, "Ulm", 2);
    assertThat(before.insert(oldOne)).isEqualTo(new Written.Done());
    assertThat(written(before, Shape.OLD)).isEqualTo(new WriteFigures(1, bytes(oldOne)));
    assertThat(written(before, Shape.NEW)).isEqualTo(new WriteFigures(0, 0));
    lockstep.close();
    empty();
    SharedMongoCollection<Document> after = open(kind, Shape.NEW, Stage.RETIRED);
    Document newOne = Restaurants.in(Shape.NEW, "Ulm", 2);
    assertThat(after.insert(newOne)).isEqualTo(new Written.Done());
    assertThat(written(after, Shape.NEW)).isEqualTo(new WriteFigures(1, bytes(newOne)));
    assertThat(written(after, Shape.OLD)).isEqualTo(new WriteFigures(0, 0));
  }

  @Test
  void sideBySideASecondWriteThatFailsIsOwedAndCarriedLater() throws IOException {
    SharedMongoCollection<Document> restaurants =
        open(Kind.SIDE_BY_SIDE, Shape.OLD, Stage.DUAL_WRITE);
    String unused = renewed.createIndex(Indexes.ascending("city"), new IndexOptions().unique(true));
    renewed.insertOne(new Document("_id", "in the way").append("city", "Ulm"));
    assertThat(restaurants.insert(Restaurants.in(Shape.OLD, "Ulm", 2)))
        .isEqualTo(new Written.Done());
    assertThat(restaurants.shared().isIndebted()).isTrue();
    assertThat(restaurants.find(Restaurants.KEY)).contains(Restaurants.in(Shape.OLD, "Ulm", 2));
    renewed.deleteMany(new Document());
    while (restaurants.shared().isIndebted()) {
      Thread.onSpinWait();
    }
    assertThat(renewed.find()).containsExactly(Restaurants.in(Shape.NEW, "Ulm", 2));
  }

  @ParameterizedTest
  @EnumSource
  void whatTheOtherShapeCannotHoldIsRefusedBeforeAnythingIsWritten(Kind kind) throws IOException {
    SharedMongoCollection<Document> restaurants = open(kind, Shape.OLD, Stage.DUAL_WRITE);
    Document unrated = Restaurants.in(Shape.OLD, "Ulm", 2).append("rating", "not yet rated");
    assertThat(restaurants.insert(unrated)).isInstanceOf(Written.Unrepresentable.class);
    assertThat(old.countDocuments()).isZero();
    assertThat(restaurants.insert(Restaurants.in(Shape.OLD, "Ulm", 2)))
        .isEqualTo(new Written.Done());
    assertThat(restaurants.replace(unrated))
        .isInstanceOfSatisfying(
            Written.Unrepresentable.class, held -> assertThat(held.path()).hasToString("rating"));
    assertThat(restaurants.find(Restaurants.KEY)).contains(Restaurants.in(Shape.OLD, "Ulm", 2));
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatIsThereIsRefusedAsByTheDriver(Kind kind) throws IOException {
    SharedMongoCollection<Document> restaurants = open(kind, Shape.OLD, Stage.PROPOSED);
    old.insertOne(Restaurants.in(Shape.OLD, "Ulm", 2));
    assertThatThrownBy(() -> restaurants.insert(Restaurants.in(Shape.OLD, "Bonn", 1)))
        .isInstanceOf(MongoWriteException.class);
    assertThat(restaurants.find(Restaurants.KEY)).contains(Restaurants.in(Shape.OLD, "Ulm", 2));
  }

  @ParameterizedTest
  @MethodSource("everyDualWrite")
  void anEditIsDoneAgainWhenOthersChangedTheDocumentMeanwhile(Kind kind, Shape shape, Stage stage)
      throws IOException {
    SharedMongoCollection<Document> restaurants = open(kind, shape, stage);
    assertThat(restaurants.insert(Restaurants.in(shape, "Ulm", 2))).isEqualTo(new Written.Done());
    int[] asked = {0};
    assertThat(
            restaurants.update(
                Restaurants.KEY,
                found -> {
                  if (asked[0]++ == 0) {
                    assertThat(restaurants.replace(found.append("name", "Löwe")))
                        .isEqualTo(new Written.Done());
                  }
                  return Restaurants.moved(found, shape, "Bonn");
                }))
        .isEqualTo(new Written.Done());
    assertThat(asked[0]).isEqualTo(2);
    assertThat(restaurants.find(Restaurants.KEY))
        .contains(Restaurants.in(shape, "Bonn", 2).append("name", "Löwe"));
  }

  static Stream<Arguments> everyDualWrite() {
    return everyStage()
        .filter(arguments ->
            List.of(Stage.BACKFILL, Stage.NEW_PRIMARY).contains((Stage) arguments.get()[2]));
  }
}
