package dev.lockstep.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Capability;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.Collection;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.generate.Distinction;
import dev.lockstep.tck.key.KeyOrder;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each promise, broken on purpose, is found by the test of that promise. */
final class StoreContractTest {
  private static final Set<Capability> EVERYTHING = EnumSet.allOf(Capability.class);

  private final MemoryStore memory =
      new MemoryStore(MemorySettings.of("flawed", new SettableClock()));

  private int collections;

  /** One test of the contract. */
  private interface Promise {
    void keep(StoreContract contract, TestCollection collection);
  }

  private void assertBroken(UnaryOperator<Collection> flaw, Promise promise) {
    assertBroken(EVERYTHING, flaw, promise);
  }

  private void assertBroken(
      Set<Capability> claimed, UnaryOperator<Collection> flaw, Promise promise) {
    FlawedStore sound = new FlawedStore(memory, EVERYTHING, UnaryOperator.identity());
    assertThatCode(() -> promise.keep(sound, fresh(sound))).doesNotThrowAnyException();
    FlawedStore flawed = new FlawedStore(memory, claimed, flaw);
    assertThatThrownBy(() -> promise.keep(flawed, fresh(flawed)))
        .isInstanceOf(AssertionError.class);
  }

  private TestCollection fresh(StoreContract contract) {
    return new TestCollection(contract, "c" + ++collections);
  }

  @Test
  void bracketThatNoRangeCoversIsFound() {
    assertBroken(
        sound ->
            new FlawedCollection(sound) {
              @Override
              public List<KeyRange> ranges(int wanted) {
                return sound.ranges(wanted).stream()
                    .filter(range -> !range.bracket().equals("timestamp"))
                    .toList();
              }
            },
        ScanContract::everyKeyOfEveryTypeIsInExactlyOneRange);
  }

  @Test
  void scanThatSkipsADocumentWhenItGoesOnIsFound() {
    assertBroken(
        sound ->
            new FlawedCollection(sound) {
              @Override
              public List<StoredDocument> scan(KeyRange range, Optional<Value> after, int limit) {
                List<StoredDocument> found = sound.scan(range, after, limit);
                return after.isPresent() && found.size() > 1
                    ? found.subList(1, found.size())
                    : found;
              }
            },
        ScanContract::scanGoesOnAfterAnyKey);
  }

  @Test
  void guardThatComparesNumbersLooselyIsFound() {
    assertBroken(
        LooselyGuarded::new, GuardContract::guardTellsLookalikesApartOrTheDistinctionIsDeclined);
    assertBroken(LooselyGuarded::new, CountContract::countIsAsExactAsAGuard);
  }

  /** Compares as BSON orders keys, like a plain filter does. */
  private static final class LooselyGuarded extends FlawedCollection {
    LooselyGuarded(Collection sound) {
      super(sound);
    }

    @Override
    public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
      return sound.write(writes.stream().map(this::loosened).toList(), deadline);
    }

    @Override
    public long count(List<Assertion> conditions) {
      return conditions.stream().anyMatch(Assertion.Equal.class::isInstance)
          ? sound.count(List.of())
          : sound.count(conditions);
    }

    private GuardedWrite loosened(GuardedWrite write) {
      List<Assertion> guard = new ArrayList<>();
      for (Assertion assertion : write.guard()) {
        guard.add(
            assertion instanceof Assertion.Equal equal && isAlike(write.key(), equal)
                ? new Assertion.Present(equal.path())
                : assertion);
      }
      return new GuardedWrite(write.key(), guard, write.edits());
    }

    private boolean isAlike(Value key, Assertion.Equal equal) {
      return TestCollection.documents(sound.read(List.of(key))).stream()
          .flatMap(document -> document.get(equal.path().root()).stream())
          .anyMatch(held -> KeyOrder.BSON.compare(held, equal.value()) == 0);
    }
  }

  @Test
  void declaredBlindnessOfAStoreThatSeesIsFound() {
    FlawedStore store = new FlawedStore(memory, EVERYTHING, UnaryOperator.identity());
    Declined stale = Declined.NOTHING.withDistinctions(Distinction.CASE);
    assertThat(stale.distinctions()).containsExactly(Distinction.CASE);
    StoreContract declining = new Declining(store, stale);
    Promise promise = GuardContract::guardTellsLookalikesApartOrTheDistinctionIsDeclined;
    assertThatThrownBy(() -> promise.keep(declining, fresh(store)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("declined, so not told apart");
  }

  /** A store under test that declines more than it has to. */
  private record Declining(FlawedStore store, Declined declined) implements StoreContract {
    @Override
    public ApplicationClient application(String collection) {
      return store.application(collection);
    }

    @Override
    public Optional<FeedPosition> positionLost(String collection) {
      return store.positionLost(collection);
    }
  }

  @Test
  void writeThatInsertsIsFound() {
    assertBroken(
        sound ->
            new FlawedCollection(sound) {
              @Override
              public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
                for (GuardedWrite write : writes) {
                  assertThat(sound.insert(Document.of("_id", write.key()))).isNotNull();
                }
                return sound.write(writes, deadline);
              }
            },
        WriteContract::writeNeverBringsADeletedDocumentBack);
  }

  @Test
  void outcomesInAnotherOrderAreFound() {
    assertBroken(
        sound ->
            new FlawedCollection(sound) {
              @Override
              public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
                return sound.write(writes, deadline).reversed();
              }
            },
        WriteContract::eachWriteHasItsOwnOutcomeInOrder);
  }

  @Test
  void deadlineThatFencesNothingIsFound() {
    assertBroken(
        sound ->
            new FlawedCollection(sound) {
              @Override
              public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
                return sound.write(writes, Instant.MAX);
              }
            },
        WriteContract::writePastItsDeadlineHasNoEffectOrTheFenceIsDeclined);
  }

  @Test
  void setThatMovesItsFieldToTheEndIsFound() {
    assertBroken(
        sound ->
            new FlawedCollection(sound) {
              @Override
              public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
                for (GuardedWrite write : writes) {
                  List<Edit> unsets =
                      write.edits().stream().<Edit>map(e -> new Edit.Unset(e.path())).toList();
                  GuardedWrite first = new GuardedWrite(write.key(), write.guard(), unsets);
                  assertThat(sound.write(List.of(first), deadline)).hasSize(1);
                }
                return sound.write(writes, deadline);
              }
            },
        EditContract::setKeepsThePlaceOfAFieldAndLeavesTheOthersAlone);
  }

  @Test
  void feedThatBeginsAnewWhereEventsAreGoneIsFound() {
    assertBroken(
        sound ->
            new FlawedCollection(sound) {
              @Override
              public ChangeFeed openFeed(Optional<FeedPosition> from, Optional<Path> passedOver) {
                return sound.openFeed(Optional.empty(), passedOver);
              }
            },
        FeedContract::positionWhoseEventsAreGoneIsAGap);
  }

  @Test
  void feedThatTurnsEventsRoundIsFound() {
    assertBroken(
        sound ->
            new FlawedCollection(sound) {
              @Override
              public ChangeFeed openFeed(Optional<FeedPosition> from, Optional<Path> passedOver) {
                return new Reversing(sound.openFeed(from, passedOver));
              }
            },
        FeedContract::feedTellsEveryChangeOfADocumentInOrder);
  }

  /** A feed that answers the events of a batch in the wrong order. */
  private record Reversing(ChangeFeed sound) implements ChangeFeed {
    @Override
    public Batch poll(int limit, Duration wait) {
      return sound.poll(limit, wait) instanceof Batch.Events events
          ? new Batch.Events(events.events().reversed())
          : new Batch.Events(List.of());
    }

    @Override
    public FeedPosition position() {
      return sound.position();
    }

    @Override
    public void close() {
      sound.close();
    }
  }

  @Test
  void capabilityThatIsDeclinedAndYetWorksIsFound() {
    Set<Capability> none = Set.of();
    UnaryOperator<Collection> able = UnaryOperator.identity();
    assertBroken(none, able, FeedContract::quietFeedAnswersNoEventsWithinItsWait);
    assertBroken(none, able, IndexContract::indexIsBuiltOnceAndListedAsItWasAsked);
    assertBroken(none, able, IndexContract::expiryOfAnIndexIsListedOrRefused);
    assertBroken(none, able, EditContract::oddNamesBesideAnEditAreLeftAlone);
    assertBroken(none, able, ServerContract::healthIsMoreThanAPingOrDeclined);
    assertBroken(none, able, WriteContract::writePastItsDeadlineHasNoEffectOrTheFenceIsDeclined);
  }

  @Test
  void dropThatLeavesSomethingIsFound() {
    assertBroken(
        sound ->
            new FlawedCollection(sound) {
              @Override
              public void drop() {
                for (KeyRange range : sound.ranges(1)) {
                  for (StoredDocument document : sound.scan(range, Optional.empty(), 100)) {
                    assertThat(sound.delete(document.key(), List.of())).isNotNull();
                  }
                }
              }
            },
        OwnedContract::droppedCollectionIsGoneAndMayComeAgain);
  }
}
