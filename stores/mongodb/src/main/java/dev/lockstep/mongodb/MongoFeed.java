package dev.lockstep.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.OperationType;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.FeedPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one collection through a change stream.
 *
 * <p>What is passed over is left out by the server, so that it is neither sent nor read. Events
 * carry keys and names only, so that no document makes one too large to be told. The position is
 * the resume token, which the server also gives while nothing happens; from a position it no longer
 * knows, the feed answers a gap and never goes on from now. A lost connection is a problem of one
 * poll: the next goes on from the last position.
 */
final class MongoFeed implements ChangeFeed {
  private static final RawBsonDocument KEYS_AND_NAMES =
      BsonBytes.raw(
          Document.of(
              "$project",
              Document.of("operationType", Value.int32(1), "documentKey", Value.int32(1))
                  .with("updateDescription", Value.int32(1))));

  /** The history is lost, the token unknown, or an event beyond the server's own limit. */
  private static final Set<Integer> GAPS = Set.of(136, 222, 260, 280, 286, 10334);

  private static final Duration AWAIT = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Server server;
  private final String collection;
  private final List<RawBsonDocument> stages;
  private FeedPosition position;
  private @Nullable MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> cursor;
  private @Nullable ChangeStreamDocument<RawBsonDocument> pending;
  private @Nullable Batch end;

  MongoFeed(
      Server server, String collection, Optional<FeedPosition> from, Optional<Path> passedOver) {
    this.server = server;
    this.collection = collection;
    this.stages =
        Stream.concat(passedOver.stream().map(MongoFeed::passingOver), Stream.of(KEYS_AND_NAMES))
            .toList();
    this.position = from.orElse(new FeedPosition(""));
    if (from.isPresent() && position.token().isEmpty()) {
      this.end = new Batch.Gap("the server gives no position before the first change");
    } else {
      start();
    }
  }

  /**
   * Leaves out updates that name the path itself; those that name something in it are told. Only
   * updates have a description.
   */
  private static RawBsonDocument passingOver(Path path) {
    String name = path.names().getFirst();
    Document set = Document.of("$exists", Value.bool(false));
    Document removed = Document.of("$ne", Value.text(name));
    return BsonBytes.raw(
        Document.of(
            "$match",
            Document.of(
                "updateDescription.updatedFields." + name,
                set,
                "updateDescription.removedFields",
                removed)));
  }

  private void start() {
    try {
      var stream =
          server
              .database()
              .getCollection(collection, RawBsonDocument.class)
              .watch(stages, RawBsonDocument.class)
              .maxAwaitTime(AWAIT.toMillis(), TimeUnit.MILLISECONDS);
      if (!position.token().isEmpty()) {
        stream = stream.resumeAfter(BsonDocument.parse(position.token()));
      }
      cursor = stream.cursor();
      if (position.token().isEmpty()) {
        askForPosition();
      }
    } catch (MongoException e) {
      if (!GAPS.contains(e.getCode())) {
        throw e;
      }
      end = gap(e);
    } catch (JsonParseException e) {
      end = new Batch.Gap("the position is none that this server gave");
    }
  }

  /** The driver knows the position of an empty stream only after it asked for more. */
  private void askForPosition() {
    var open = cursor;
    pending = open == null ? null : open.tryNext();
    if (pending == null) {
      remember();
    }
  }

  private static Batch gap(MongoException e) {
    return new Batch.Gap("the server answered " + ServerErrors.named(e));
  }

  @Override
  public Batch poll(int limit, Duration wait) {
    List<Event> events = new ArrayList<>();
    try {
      collect(events, limit, System.nanoTime() + wait.toNanos());
    } catch (MongoException e) {
      fail(e, events.isEmpty());
    }
    Batch last = end;
    return events.isEmpty() && last != null ? last : new Batch.Events(List.copyOf(events));
  }

  private void fail(MongoException e, boolean nothingToTell) {
    if (GAPS.contains(e.getCode())) {
      end = gap(e);
      return;
    }
    close();
    if (nothingToTell) {
      throw server.errors().problem("follow the changes of " + collection, e);
    }
  }

  private void collect(List<Event> events, int limit, long until) {
    while (end == null && events.size() < limit) {
      Optional<ChangeStreamDocument<RawBsonDocument>> next = next();
      next.ifPresent(change -> take(change, events));
      if (next.isEmpty()) {
        if (!events.isEmpty() || System.nanoTime() >= until) {
          return;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private Optional<ChangeStreamDocument<RawBsonDocument>> next() {
    if (cursor == null) {
      start();
    }
    var open = cursor;
    if (open == null) {
      return Optional.empty();
    }
    var early = pending;
    pending = null;
    var change = Optional.ofNullable(early == null ? open.tryNext() : early);
    remember();
    return change;
  }

  private void take(ChangeStreamDocument<RawBsonDocument> change, List<Event> events) {
    OperationType type = change.getOperationType();
    switch (type == null ? OperationType.OTHER : type) {
      case INSERT -> events.add(event(change, Kind.INSERTED));
      case UPDATE -> events.add(event(change, Kind.UPDATED));
      case REPLACE -> events.add(event(change, Kind.REPLACED));
      case DELETE -> events.add(event(change, Kind.DELETED));
      case DROP, DROP_DATABASE -> end = new Batch.Ended("the collection was dropped");
      case RENAME -> end = new Batch.Ended("the collection was renamed");
      case INVALIDATE -> end = new Batch.Ended("the collection is gone");
      case OTHER -> {}
    }
  }

  private static Event event(ChangeStreamDocument<RawBsonDocument> change, Kind kind) {
    return new Event(TouchedPaths.key(change), kind, TouchedPaths.of(change));
  }

  /** Before the first change a server may give no position; that is no position either. */
  private void remember() {
    var open = cursor;
    BsonDocument token = open == null ? null : open.getResumeToken();
    if (token != null) {
      position = new FeedPosition(token.toJson());
    }
  }

  @Override
  public FeedPosition position() {
    return position;
  }

  @Override
  public void close() {
    var open = cursor;
    cursor = null;
    if (open != null) {
      open.close();
    }
  }
}
