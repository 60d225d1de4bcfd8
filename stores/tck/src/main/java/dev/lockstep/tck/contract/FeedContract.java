package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.APPLIED;
import static dev.lockstep.tck.contract.TestCollection.KEY;
import static dev.lockstep.tck.contract.TestCollection.keyed;
import static dev.lockstep.tck.contract.TestCollection.present;
import static dev.lockstep.tck.contract.TestCollection.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.Capability;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.ChangeFeed.Batch;
import dev.lockstep.store.ChangeFeed.Event;
import dev.lockstep.store.ChangeFeed.Kind;
import dev.lockstep.store.FeedPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The feed announces every change after it was opened, in order per key, and goes on from any
 * position it gave. Where it is declined, each of these tests proves that it cannot be opened.
 */
public interface FeedContract extends StoreUnderTest {
  /** What a test does with an open feed. */
  interface Reading {
    void with(ChangeFeed feed);
  }

  private static void reading(TestCollection pets, Optional<FeedPosition> from, Reading reading) {
    if (pets.offers(Capability.CHANGE_FEED)) {
      try (ChangeFeed feed = pets.door().openFeed(from, Optional.empty())) {
        reading.with(feed);
      }
    } else {
      assertDeclined(pets);
    }
  }

  private static void assertDeclined(TestCollection pets) {
    assertThatThrownBy(() -> pets.door().openFeed(Optional.empty(), Optional.empty()).close())
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STORE_INCAPABLE))
        .hasMessageContaining("Cannot");
  }

  private static List<Event> events(ChangeFeed feed, int wanted) {
    List<Event> events = new ArrayList<>();
    for (int polls = 0; polls < 50 && events.size() < wanted; polls++) {
      Batch batch = feed.poll(wanted - events.size(), Duration.ofMillis(200));
      assertThat(batch).isInstanceOf(Batch.Events.class);
      events.addAll(((Batch.Events) batch).events());
    }
    return events;
  }

  private static List<Kind> kinds(List<Event> events) {
    return events.stream().map(Event::kind).toList();
  }

  /** Inserts, updates, replaces and deletes the document of {@link TestCollection#KEY}. */
  private static void liveAWholeLife(TestCollection pets) {
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    assertThat(pets.application().update(KEY, List.of(set("n", Value.int32(2)))))
        .isEqualTo(APPLIED);
    assertThat(pets.application().replace(keyed(KEY, "m", Value.int32(3)))).isEqualTo(APPLIED);
    assertThat(pets.application().delete(KEY)).isEqualTo(APPLIED);
  }

  @Test
  default void feedTellsEveryChangeOfADocumentInOrder(TestCollection pets) {
    reading(
        pets,
        Optional.empty(),
        feed -> {
          liveAWholeLife(pets);
          List<Event> events = events(feed, 4);
          assertThat(kinds(events))
              .containsExactly(Kind.INSERTED, Kind.UPDATED, Kind.REPLACED, Kind.DELETED);
          assertThat(events).extracting(Event::key).containsOnly(KEY);
        });
  }

  @Test
  default void feedTellsNothingFromBeforeItWasOpened(TestCollection pets) {
    liveAWholeLife(pets);
    reading(
        pets,
        Optional.empty(),
        feed -> {
          pets.insert(keyed(Value.int32(2), "n", Value.int32(1)));
          assertThat(events(feed, 1)).extracting(Event::key).containsExactly(Value.int32(2));
        });
  }

  @Test
  default void feedTellsTheEnginesOwnWritesAndWhatTheyTouched(TestCollection pets) {
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    reading(
        pets,
        Optional.empty(),
        feed -> {
          assertThat(pets.writeUnder(present("n"))).isEqualTo(APPLIED);
          assertThat(events(feed, 1))
              .singleElement()
              .satisfies(event -> assertThat(event.key()).isEqualTo(KEY))
              .satisfies(event -> {
                assertThat(event.kind()).isEqualTo(Kind.UPDATED);
                event.touched().ifPresent(t -> assertThat(t).containsExactly(Path.of("done")));
              });
        });
  }

  @Test
  default void feedGoesOnFromAnyPositionItGave(TestCollection pets) {
    reading(
        pets,
        Optional.empty(),
        feed -> {
          List<FeedPosition> positions = new ArrayList<>(List.of(feed.position()));
          liveAWholeLife(pets);
          List<Kind> all = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            all.addAll(kinds(events(feed, 1)));
            positions.add(feed.position());
          }
          for (int i = 0; i < 4; i++) {
            int seen = i;
            FeedPosition stored = new FeedPosition(positions.get(i).token());
            reading(
                pets,
                Optional.of(stored),
                again ->
                    assertThat(kinds(events(again, 4 - seen)))
                        .as("after %s events", seen)
                        .isEqualTo(all.subList(seen, 4)));
          }
        });
  }

  @Test
  default void feedThatWasClosedMissesNothingInBetween(TestCollection pets) {
    List<FeedPosition> position = new ArrayList<>();
    reading(
        pets,
        Optional.empty(),
        feed -> {
          pets.insert(keyed(Value.int32(7), "n", Value.int32(1)));
          assertThat(events(feed, 1)).hasSize(1);
          position.add(feed.position());
        });
    liveAWholeLife(pets);
    reading(
        pets,
        position.stream().findFirst(),
        feed ->
            assertThat(kinds(events(feed, 4)))
                .containsExactly(Kind.INSERTED, Kind.UPDATED, Kind.REPLACED, Kind.DELETED));
  }

  @Test
  default void severalFeedsOfOneCollectionEachTellEverything(TestCollection pets) {
    reading(
        pets,
        Optional.empty(),
        first ->
            reading(
                pets,
                Optional.empty(),
                second -> {
                  liveAWholeLife(pets);
                  assertThat(kinds(events(first, 4))).isEqualTo(kinds(events(second, 4)));
                }));
  }

  @Test
  default void feedTellsKeysOfEveryTypeExactly(TestCollection pets) {
    List<Value> keys =
        List.of(
            Value.int64(5),
            Value.text("a"),
            Document.of("a", Value.int32(1), "b", Value.text("x")),
            Value.bool(true));
    List<Value> allowed =
        keys.stream().filter(key -> !declined().keys().contains(key.type())).toList();
    reading(
        pets,
        Optional.empty(),
        feed -> {
          allowed.forEach(key -> pets.insert(keyed(key, "n", Value.int32(1))));
          assertThat(events(feed, allowed.size()))
              .extracting(Event::key)
              .containsExactlyInAnyOrderElementsOf(allowed);
        });
  }

  @Test
  default void feedTellsEverythingButUpdatesOfThePathItMayPassOver(TestCollection pets) {
    if (!pets.offers(Capability.CHANGE_FEED)) {
      assertDeclined(pets);
      return;
    }
    Path tag = Path.of("tag");
    try (ChangeFeed feed = pets.door().openFeed(Optional.empty(), Optional.of(tag))) {
      pets.insert(keyed(KEY, "tag", Value.int32(1)));
      Edit untag = new Edit.Unset(tag);
      for (Edit edit : List.of(set("tag", Value.int32(2)), set("n", Value.int32(3)), untag)) {
        assertThat(pets.application().update(KEY, List.of(edit))).isEqualTo(APPLIED);
      }
      assertThat(pets.application().replace(keyed(KEY, "tag", Value.int32(4)))).isEqualTo(APPLIED);
      assertThat(pets.application().delete(KEY)).isEqualTo(APPLIED);
      List<Event> told = new ArrayList<>();
      while (told.isEmpty() || told.getLast().kind() != Kind.DELETED) {
        told.addAll(events(feed, 1));
      }
      assertThat(told)
          .filteredOn(event -> event.touched().filter(t -> t.contains(tag)).isEmpty())
          .extracting(Event::kind)
          .containsExactly(Kind.INSERTED, Kind.UPDATED, Kind.REPLACED, Kind.DELETED);
    }
  }

  @Test
  default void quietFeedAnswersNoEventsWithinItsWait(TestCollection pets) {
    reading(
        pets,
        Optional.empty(),
        feed ->
            assertThat(feed.poll(5, Duration.ofMillis(20))).isEqualTo(new Batch.Events(List.of())));
  }

  @Test
  default void positionWhoseEventsAreGoneIsAGap(TestCollection pets) {
    if (!pets.offers(Capability.CHANGE_FEED)) {
      assertDeclined(pets);
      return;
    }
    Optional<FeedPosition> lost = positionLost(pets.name());
    if (lost.isPresent()) {
      try (ChangeFeed feed = pets.door().openFeed(lost, Optional.empty())) {
        assertThat(feed.poll(5, Duration.ofSeconds(2))).isInstanceOf(Batch.Gap.class);
      }
    }
  }

  @Test
  default void droppedCollectionEndsItsFeed(TestCollection pets) {
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    reading(
        pets,
        Optional.empty(),
        feed -> {
          pets.door().drop();
          Batch batch = feed.poll(5, Duration.ofMillis(200));
          for (int polls = 0; polls < 50 && batch instanceof Batch.Events; polls++) {
            batch = feed.poll(5, Duration.ofMillis(200));
          }
          assertThat(batch).isInstanceOf(Batch.Ended.class);
        });
  }
}
