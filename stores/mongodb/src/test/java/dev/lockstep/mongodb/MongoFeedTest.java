package dev.lockstep.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.Capability;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.ChangeFeed.Batch;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.contract.FeedContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The feed's contract on a server whose change streams are as MongoDB's. */
final class MongoFeedTest implements FeedContract {
  private static final Value KEY = Value.int32(1);
  private static final WriteOutcome APPLIED = new WriteOutcome.Applied();
  private static final WireServer SERVER = WireServer.announcing();
  private static final Store STORE = SERVER.open();

  @AfterAll
  static void close() {
    STORE.close();
    SERVER.close();
  }

  @Override
  public Store store() {
    return STORE;
  }

  @Override
  public ApplicationClient application(String collection) {
    return new MongoApplication(SERVER.application(), collection);
  }

  @Override
  public Optional<FeedPosition> positionLost(String collection) {
    try (ChangeFeed feed =
        STORE.collection(collection).openFeed(Optional.empty(), Optional.empty())) {
      FeedPosition position = feed.position();
      assertThat(application(collection).insert(Document.of("_id", KEY))).isEqualTo(APPLIED);
      SERVER.forgetChanges();
      return Optional.of(position);
    }
  }

  @Test
  void serverLeavesOutWhatIsPassedOverAndGoesOnFromThere() {
    Path tag = Path.of("tag");
    ApplicationClient owner = application("tagged");
    assertThat(owner.insert(Document.of("_id", KEY))).isEqualTo(APPLIED);
    try (ChangeFeed feed =
        STORE.collection("tagged").openFeed(Optional.empty(), Optional.of(tag))) {
      FeedPosition before = feed.position();
      assertThat(owner.update(KEY, List.of(new Edit.Set(tag, KEY)))).isEqualTo(APPLIED);
      assertThat(owner.update(KEY, List.of(new Edit.Unset(tag)))).isEqualTo(APPLIED);
      assertThat(feed.poll(1, Duration.ofMillis(100))).isEqualTo(new Batch.Events(List.of()));
      assertThat(feed.position()).isNotEqualTo(before);
    }
  }

  @Test
  void changeStreamsWithKeysAndPositionsAreOffered() {
    assertThat(STORE.capabilities()).contains(Capability.CHANGE_FEED);
  }

  @Test
  void changeStreamsThatLeaveOutKeysAreDeclined() {
    try (WireServer server = WireServer.embedded();
        Store store = server.open()) {
      assertThat(store.capabilities()).doesNotContain(Capability.CHANGE_FEED);
    }
  }

  @Test
  void positionThatNoServerGaveIsAGap() {
    for (String token : new String[] {"", "nonsense", "{"}) {
      try (ChangeFeed feed =
          STORE
              .collection("pets")
              .openFeed(Optional.of(new FeedPosition(token)), Optional.empty())) {
        assertThat(feed.poll(1, Duration.ofMillis(10))).isInstanceOf(Batch.Gap.class);
      }
    }
  }
}
