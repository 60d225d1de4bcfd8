package dev.lockstep.tck.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.ChangeFeed.Batch;
import dev.lockstep.store.ChangeFeed.Event;
import dev.lockstep.store.ChangeFeed.Kind;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MemoryStoreTest {
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

  private Instant now = START;
  private final MemorySettings settings =
      MemorySettings.of("test", () -> now).withFeedEventsMax(3).withDocumentBytesMax(100);
  private final MemoryStore store = new MemoryStore(settings);
  private final Collection collection = store.collection("pets");
  private final ApplicationClient application = store.application("pets");

  @Test
  void expiredDocumentsGoWhenTheStoreNextLooksAndAreAnnounced() {
    Index index =
        new Index(
            "until",
            Document.of("until", Value.int32(1)),
            false,
            false,
            Optional.empty(),
            Optional.of(Duration.ofSeconds(10)));
    assertThat(collection.createIndex(index)).isEqualTo(new IndexOutcome.Ready());
    insert(pet(1).with("until", new Value.DateTime(START.toEpochMilli())));
    insert(pet(2).with("until", new Value.DateTime(START.plusSeconds(3600).toEpochMilli())));
    try (var feed = collection.openFeed(Optional.empty(), Optional.empty())) {
      now = START.plus(MemoryStore.EXPIRY_PAUSE);
      assertThat(application.all()).hasSize(1);
      Event gone = new Event(Value.int32(1), Kind.DELETED, Optional.empty());
      assertThat(feed.poll(9, Duration.ZERO)).isEqualTo(new Batch.Events(List.of(gone)));
    }
  }

  @Test
  void feedSaysThatEventsWereLost() {
    try (var feed = collection.openFeed(Optional.empty(), Optional.empty())) {
      for (int i = 0; i < 4; i++) {
        insert(pet(i));
      }
      assertThat(feed.poll(9, Duration.ZERO)).isInstanceOf(Batch.Gap.class);
    }
  }

  @Test
  void feedEndsWhereTheCollectionWasDropped() {
    insert(pet(1));
    try (var feed = collection.openFeed(Optional.empty(), Optional.empty())) {
      collection.drop();
      insert(pet(2));
      assertThat(feed.poll(9, Duration.ZERO)).isInstanceOf(Batch.Ended.class);
    }
  }

  @Test
  void updateSaysWhichTopLevelPathsItTouched() {
    insert(pet(1));
    try (var feed = collection.openFeed(Optional.empty(), Optional.empty())) {
      List<Edit> edits =
          List.of(
              new Edit.Set(Path.of("home", "city"), Value.text("Bern")),
              new Edit.Set(Path.of("age"), Value.int32(4)));
      assertThat(application.update(Value.int32(1), edits)).isEqualTo(new WriteOutcome.Applied());
      Set<Path> touched = Set.of(Path.of("home"), Path.of("age"));
      Event update = new Event(Value.int32(1), Kind.UPDATED, Optional.of(touched));
      assertThat(feed.poll(9, Duration.ZERO)).isEqualTo(new Batch.Events(List.of(update)));
    }
  }

  @Test
  void severalMissingFieldsAreAppendedInTheOrderOfTheirNames() {
    insert(pet(1));
    List<Edit> edits =
        List.of(
            new Edit.Set(Path.of("z"), Value.int32(1)), new Edit.Set(Path.of("b"), Value.int32(2)));
    assertThat(application.update(Value.int32(1), edits)).isEqualTo(new WriteOutcome.Applied());
    assertThat(application.find(Value.int32(1)).orElseThrow().names())
        .containsExactly("_id", "name", "b", "z");
  }

  @Test
  void validatorRefusesDocumentsWithoutARequiredField() {
    Document schema = Document.of("required", Value.Array.of(Value.text("name")));
    store.validate("pets", Optional.of(Document.of("$jsonSchema", schema)));
    insert(pet(1));
    GuardedWrite write =
        new GuardedWrite(
            Value.int32(1),
            List.of(new Assertion.Present(Path.of("name"))),
            List.of(new Edit.Unset(Path.of("name"))));
    assertThat(collection.write(List.of(write), START.plusSeconds(9)))
        .singleElement()
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(WriteOutcome.Cause.VALIDATOR));
    assertThat(application.find(Value.int32(1))).contains(pet(1));
  }

  @Test
  void guardedWritesOfManyThreadsLoseNothing() throws InterruptedException {
    insert(Document.of("_id", Value.int32(1), "n", Value.int32(0)));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(Thread.ofVirtual().start(() -> incrementTimes(50)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(application.find(Value.int32(1)).orElseThrow().get("n"))
        .contains(Value.int32(8 * 50));
  }

  private void incrementTimes(int times) {
    int done = 0;
    while (done < times) {
      Value n = application.find(Value.int32(1)).orElseThrow().get("n").orElseThrow();
      int next = ((Value.Int32) n).value() + 1;
      GuardedWrite write =
          new GuardedWrite(
              Value.int32(1),
              List.of(new Assertion.Equal(Path.of("n"), n)),
              List.of(new Edit.Set(Path.of("n"), Value.int32(next))));
      if (collection.write(List.of(write), START.plusSeconds(9)).getFirst()
          instanceof WriteOutcome.Applied) {
        done++;
      }
    }
  }

  @Test
  void sameNameIsTheSameStoreWithinOneVirtualMachine() {
    assertThat(MemoryStoreProvider.named("one"))
        .isSameAs(MemoryStoreProvider.named("one"))
        .isNotSameAs(MemoryStoreProvider.named("other"));
  }

  private void insert(Document document) {
    assertThat(application.insert(document)).isEqualTo(new WriteOutcome.Applied());
  }

  private static Document pet(int id) {
    return Document.of("_id", Value.int32(id), "name", Value.text("Ada"));
  }
}
