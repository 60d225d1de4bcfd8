package dev.lockstep.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.UpdateOptions;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.mongodb.Features.Filters;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.Capability;
import dev.lockstep.store.ChangeFeed.Batch;
import dev.lockstep.store.ChangeFeed.Event;
import dev.lockstep.store.ChangeFeed.Kind;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.bson.BSONException;
import org.bson.RawBsonDocument;

/**
 * Finds out what a server can do by doing it, in a collection of its own that is dropped
 * afterwards.
 *
 * <p>Versions are not asked: servers of one protocol differ, and a proxy or a missing role takes
 * abilities away. An ability counts only when its effect was seen, and refusing it is no error.
 */
final class Probe {
  private static final Value ONE = Value.int32(1);
  private static final Duration FEED_WAIT = Duration.ofSeconds(2);

  private final Server server;
  private final ProbeName ours = ProbeName.next();
  private final String name = ours.collection();
  private final MongoCollection<RawBsonDocument> documents;

  Probe(Server server) {
    this.server = server;
    this.documents = server.database().getCollection(name, RawBsonDocument.class);
  }

  Features features() {
    boolean ignored = works(this::clearAbandoned);
    Set<Capability> found =
        EnumSet.of(Capability.GUARDED_WRITES, Capability.FREE_FIELDS, Capability.SURVEY);
    if (works(() -> new HealthReading(server).now().isTold())) {
      found.add(Capability.HEALTH);
    }
    Filters filters = Filters.PLAIN;
    boolean partialIndexes = false;
    try {
      if (works(this::validator)) {
        found.add(Capability.VALIDATOR);
      }
      if (works(this::document)) {
        filters =
            new Filters(
                works(this::simpleCollation),
                works(this::numbersAsText),
                works(this::notANumber),
                unknownTypes());
        addIf(found, Capability.DEADLINE_FENCE, this::fence);
        addIf(found, Capability.ODD_NAMES, this::oddNames);
        addIf(found, Capability.INDEXES, this::index);
        addIf(found, Capability.TTL, this::expiry);
        partialIndexes = works(this::partialIndex);
        addIf(found, Capability.CHANGE_FEED, this::feed);
      }
    } finally {
      boolean dropped = works(this::dropped);
      assert dropped || found.isEmpty();
    }
    return new Features(found, filters, partialIndexes);
  }

  private static void addIf(Set<Capability> found, Capability capability, BooleanSupplier probe) {
    if (works(probe)) {
      found.add(capability);
    }
  }

  private static boolean works(BooleanSupplier probe) {
    try {
      return probe.getAsBoolean();
    } catch (MongoException | BSONException | Problem e) {
      return false;
    }
  }

  private boolean document() {
    return documents
        .insertOne(BsonBytes.raw(Document.of("_id", ONE, "name", Value.text("a"))))
        .wasAcknowledged();
  }

  private boolean fence() {
    return matches(Instant.parse("2999-01-01T00:00:00Z"))
        && !matches(Instant.parse("1999-01-01T00:00:00Z"));
  }

  private boolean matches(Instant deadline) {
    Document filter = Document.of("_id", ONE, "$expr", Fence.before(deadline));
    return update(filter, new UpdateOptions()) == 1;
  }

  /** Some servers hold such a document and fail at every update of it, whatever it changes. */
  private boolean oddNames() {
    Value key = Value.int32(4);
    Document odd = Document.of("_id", key, "a.b", ONE).with("$a", ONE);
    return documents.insertOne(BsonBytes.raw(odd)).wasAcknowledged()
        && update(Document.of("_id", key), new UpdateOptions()) == 1;
  }

  private boolean simpleCollation() {
    UpdateOptions options =
        new UpdateOptions().collation(Collation.builder().locale("simple").build());
    return update(Document.of("name", Value.text("a")), options) == 1;
  }

  private boolean numbersAsText() {
    return isDistinct(Value.float64(0.0), Value.float64(-0.0))
        && isDistinct(
            new Value.Decimal128(0x3040000000000000L, 4),
            new Value.Decimal128(0x303E000000000000L, 40));
  }

  private boolean isDistinct(Value one, Value other) {
    return update(expression("$ne", one, other), new UpdateOptions()) == 1
        && update(expression("$eq", one, other), new UpdateOptions()) == 0;
  }

  private static Document expression(String comparison, Value one, Value other) {
    return Document.of(
        "$expr",
        Document.of(
            comparison,
            Value.Array.of(
                NumberText.of(NumberText.literal(one)), NumberText.of(NumberText.literal(other)))));
  }

  /** Some servers break the connection at the very value. */
  private boolean notANumber() {
    Document filter = Document.of("name", Document.of("$ne", Value.float64(Double.NaN)));
    return update(filter, new UpdateOptions()) == 1;
  }

  /** Each type is asked for by itself, since some servers look no further than a match. */
  private Set<ValueType> unknownTypes() {
    Set<ValueType> unknown = EnumSet.allOf(ValueType.class);
    unknown.removeIf(type -> works(() -> isKnown(type)));
    return unknown;
  }

  private boolean isKnown(ValueType type) {
    Document filter =
        Document.of("name", Document.of("$type", Value.int32(BsonBytes.number(type))));
    return update(filter, new UpdateOptions()) >= 0;
  }

  private long update(Document filter, UpdateOptions options) {
    RawBsonDocument update =
        BsonBytes.raw(Document.of("$set", Document.of("seen", Value.bool(true))));
    return documents.updateOne(BsonBytes.raw(filter), update, options).getMatchedCount();
  }

  private boolean index() {
    Index index =
        new Index(
            "probe", Document.of("name", ONE), false, false, Optional.empty(), Optional.empty());
    return isBuilt(index);
  }

  private boolean expiry() {
    Index index =
        new Index(
            "probeExpiry",
            Document.of("seen", ONE),
            false,
            false,
            Optional.empty(),
            Optional.of(Duration.ofDays(1)));
    return isBuilt(index);
  }

  /** Whether an update and a replacement are told as such, with their key and positions. */
  private boolean feed() {
    try (MongoFeed feed = new MongoFeed(server, name, Optional.empty(), Optional.empty())) {
      boolean placed = !feed.position().token().isEmpty();
      RawBsonDocument byKey = BsonBytes.raw(Document.of("_id", ONE));
      Document set = Document.of("$set", Document.of("told", ONE));
      long changed =
          documents.updateOne(byKey, BsonBytes.raw(set)).getMatchedCount()
              + documents
                  .replaceOne(byKey, BsonBytes.raw(Document.of("replaced", ONE)))
                  .getMatchedCount();
      List<Event> events = new ArrayList<>();
      while (events.size() < changed
          && feed.poll(2, FEED_WAIT) instanceof Batch.Events more
          && !more.events().isEmpty()) {
        events.addAll(more.events());
      }
      return placed
          && events.stream().map(Event::kind).toList().equals(List.of(Kind.UPDATED, Kind.REPLACED))
          && events.stream().allMatch(event -> event.key().equals(ONE));
    }
  }

  /** Whether a second document beside the filter of a unique index is taken. */
  private boolean partialIndex() {
    Document filter = Document.of("part", Document.of("$exists", Value.bool(true)));
    Index index =
        new Index(
            "probePart",
            Document.of("part", ONE),
            true,
            false,
            Optional.of(filter),
            Optional.empty());
    return isBuilt(index)
        && documents.insertOne(BsonBytes.raw(Document.of("_id", Value.int32(3)))).wasAcknowledged();
  }

  private boolean isBuilt(Index index) {
    Indexing indexing = new Indexing(server, name);
    return indexing.create(index) instanceof IndexOutcome.Ready
        && indexing.indexes().contains(index);
  }

  /** Whether a validator given when the collection is created turns a document away. */
  private boolean validator() {
    Document rule = Document.of("refused", Document.of("$exists", Value.bool(false)));
    Document answer = server.run(Document.of("create", Value.text(name), "validator", rule));
    assert !answer.isEmpty();
    try {
      var inserted =
          documents.insertOne(BsonBytes.raw(Document.of("_id", Value.int32(2), "refused", ONE)));
      return !inserted.wasAcknowledged();
    } catch (MongoException e) {
      return ServerErrors.refusal(e.getCode()).cause() == WriteOutcome.Cause.VALIDATOR;
    }
  }

  /** A killed process leaves its collection to the next. */
  private boolean clearAbandoned() {
    for (String other : server.database().listCollectionNames()) {
      if (ProbeName.of(other).filter(found -> found.isAbandonedBy(ours)).isPresent()) {
        server.database().getCollection(other).drop();
      }
    }
    return true;
  }

  private boolean dropped() {
    documents.drop();
    return true;
  }
}
