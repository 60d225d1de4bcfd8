package dev.lockstep.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Capability;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.ChangeFeed.Batch;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.contract.FeedContract;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The feed's contract on a server whose change streams are as MongoDB's. */
final class MongoFeedTest implements FeedContract {
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
    try (ChangeFeed feed = STORE.collection(collection).openFeed(Optional.empty())) {
      FeedPosition position = feed.position();
      assertThat(application(collection).insert(Document.of("_id", Value.int32(1))))
          .isEqualTo(new WriteOutcome.Applied());
      SERVER.forgetChanges();
      return Optional.of(position);
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
          STORE.collection("pets").openFeed(Optional.of(new FeedPosition(token)))) {
        assertThat(feed.poll(1, Duration.ofMillis(10))).isInstanceOf(Batch.Gap.class);
      }
    }
  }
}
