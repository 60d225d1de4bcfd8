package dev.lockstep.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class MongoStoreTest {
  private static final WireServer SERVER = WireServer.start();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @Test
  void guardedWriteTakesEffectOnceAndThenConflicts() {
    try (Store store = SERVER.open()) {
      Collection pets = store.collection("pets");
      assertThat(pets.insert(Document.of("_id", Value.int32(1), "name", Value.text("Ada"))))
          .isEqualTo(new WriteOutcome.Applied());
      GuardedWrite write =
          new GuardedWrite(
              Value.int32(1),
              List.of(new Assertion.Equal(Path.of("name"), Value.text("Ada"))),
              List.of(new Edit.Set(Path.of("name"), Value.text("Bob"))));
      var deadline = store.now().plus(Duration.ofMinutes(1));
      assertThat(pets.write(List.of(write), deadline)).containsExactly(new WriteOutcome.Applied());
      assertThat(pets.write(List.of(write), deadline))
          .containsExactly(new WriteOutcome.Conflicting());
    }
  }

  @Test
  void writeThatWasAnsweredButCannotBeToldFromALiveOneTakesNoEffectLater() {
    try (Store store = SERVER.open()) {
      Collection cats = store.collection("cats");
      for (int key = 1; key <= 2; key++) {
        String name = key == 1 ? "Ada" : "Bob";
        assertThat(cats.insert(Document.of("_id", Value.int32(key), "name", Value.text(name))))
            .isEqualTo(new WriteOutcome.Applied());
      }
      var deadline = store.now().plus(Duration.ofMinutes(1));
      assertThat(cats.write(List.of(fromAdaToBob(1), fromAdaToBob(2)), deadline))
          .extracting(outcome -> ((WriteOutcome.Unknown) outcome).later())
          .containsOnly(WriteOutcome.Later.IMPOSSIBLE);
    }
  }

  @Test
  void filtersCompareTextByTheSimpleCollationWhateverThatOfTheCollectionIs() {
    List<BsonDocument> sent = new CopyOnWriteArrayList<>();
    CommandListener listener =
        new CommandListener() {
          @Override
          public void commandStarted(CommandStartedEvent event) {
            sent.add(BsonDocument.parse(event.getCommand().toJson()));
          }
        };
    try (Store store = SERVER.open(listener)) {
      Collection dogs = store.collection("dogs");
      assertThat(dogs.insert(Document.of("_id", Value.int32(1), "name", Value.text("Ada"))))
          .isEqualTo(new WriteOutcome.Applied());
      List<Assertion> guard = fromAdaToBob(1).guard();
      var deadline = store.now().plus(Duration.ofMinutes(1));
      assertThat(store.capabilities()).isNotEmpty();
      sent.clear();
      assertThat(dogs.count(guard)).isEqualTo(1);
      assertThat(dogs.write(List.of(fromAdaToBob(1)), deadline))
          .containsExactly(new WriteOutcome.Applied());
      assertThat(dogs.delete(Value.int32(1), guard)).isEqualTo(new WriteOutcome.Conflicting());
    }
    BsonDocument simple = BsonDocument.parse("{locale: 'simple'}");
    assertThat(sent)
        .filteredOn(command -> command.containsKey("aggregate"))
        .extracting(command -> command.get("collation"))
        .containsExactly(simple);
    assertThat(sent)
        .filteredOn(command -> command.containsKey("update") || command.containsKey("delete"))
        .hasSize(2)
        .flatExtracting(
            command -> command.getArray(command.containsKey("update") ? "updates" : "deletes"))
        .extracting(statement -> statement.asDocument().get("collation"))
        .containsExactly(simple, simple);
  }

  @Test
  void writeLargerThanADocumentCanBeIsRefusedAndHarmsNoOtherOfItsBatch() {
    try (Store store = SERVER.open()) {
      Collection birds = store.collection("birds");
      for (int key = 1; key <= 2; key++) {
        assertThat(birds.insert(Document.of("_id", Value.int32(key), "name", Value.text("Ada"))))
            .isEqualTo(new WriteOutcome.Applied());
      }
      GuardedWrite large =
          new GuardedWrite(
              Value.int32(1),
              fromAdaToBob(1).guard(),
              List.of(new Edit.Set(Path.of("name"), Value.text("x".repeat(17 * 1024 * 1024)))));
      var deadline = store.now().plus(Duration.ofMinutes(1));
      List<WriteOutcome> outcomes = birds.write(List.of(large, fromAdaToBob(2)), deadline);
      assertThat(outcomes.get(0))
          .isInstanceOfSatisfying(
              WriteOutcome.Refused.class,
              refused -> assertThat(refused.cause()).isEqualTo(WriteOutcome.Cause.TOO_LARGE));
      assertThat(outcomes.get(1)).isEqualTo(new WriteOutcome.Applied());
    }
  }

  private static GuardedWrite fromAdaToBob(int key) {
    return new GuardedWrite(
        Value.int32(key),
        List.of(new Assertion.Equal(Path.of("name"), Value.text("Ada"))),
        List.of(new Edit.Set(Path.of("name"), Value.text("Bob"))));
  }

  @Test
  void probingLeavesNothingBehind() {
    try (Store store = SERVER.open()) {
      Set<String> before = store.collections();
      assertThat(store.capabilities()).isNotEmpty();
      assertThat(store.collections()).isEqualTo(before);
    }
  }

  @Test
  void probeDropsWhatAKilledProbeLeftButNotWhereOneIsAtWork()
      throws IOException, InterruptedException {
    Process ended = new ProcessBuilder("true").start();
    assertThat(ended.waitFor()).isZero();
    ProbeName atWork = ProbeName.next();
    ProbeName left = new ProbeName(atWork.machine(), ended.pid(), new ObjectId());
    ProbeName leftLongAgo = new ProbeName("0a0b0c0d", 1, new ObjectId(0x60000000, 1));
    ProbeName atWorkElsewhere = new ProbeName("0a0b0c0d", 1, new ObjectId());
    try (Store store = SERVER.open()) {
      for (ProbeName name : List.of(atWork, left, leftLongAgo, atWorkElsewhere)) {
        assertThat(store.collection(name.collection()).insert(Document.of("_id", Value.int32(1))))
            .isEqualTo(new WriteOutcome.Applied());
      }
    }
    try (Store store = SERVER.open()) {
      assertThat(store.capabilities()).isNotEmpty();
      assertThat(store.collections())
          .filteredOn(name -> name.startsWith("lockstep.probe"))
          .containsExactlyInAnyOrder(atWork.collection(), atWorkElsewhere.collection());
    }
  }

  @Test
  void addressWithoutADatabaseIsRefusedWithoutItsPassword() {
    URI address = URI.create("mongodb://ada:secret@localhost:27017/?w=1");
    assertThatThrownBy(() -> new MongoStoreProvider().open(address))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.USAGE))
        .hasMessage("Cannot open the store mongodb://localhost:27017: its path names no database")
        .hasMessageNotContaining("secret");
  }

  @Test
  void anOptionThatTheDriverWouldPassOverIsRefused() {
    URI address = URI.create("mongodb://ada:secret@localhost/shop?tls=true&tlsCAFile=/ca.pem");
    assertThatThrownBy(() -> new MongoStoreProvider().open(address))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.USAGE))
        .hasMessage(
            "Cannot open the store mongodb://localhost/shop: the driver does not take its option"
                + " tlsCAFile")
        .hasMessageNotContaining("secret");
  }

  @Test
  void serverThatDoesNotAnswerIsReportedInSeconds() {
    URI address = URI.create("mongodb://ada:secret@127.0.0.1:1/shop?serverSelectionTimeoutMS=300");
    assertThatThrownBy(() -> new MongoStoreProvider().open(address))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STORE_UNREACHABLE))
        .hasMessage(
            "Cannot open the store at mongodb://127.0.0.1:1/shop: the server does not answer");
  }
}
