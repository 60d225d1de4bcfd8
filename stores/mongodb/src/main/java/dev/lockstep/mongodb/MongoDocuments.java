package dev.lockstep.mongodb;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.DeleteOptions;
import com.mongodb.client.model.UpdateOptions;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.Capability;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.Collection;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.bson.BSONException;
import org.bson.RawBsonDocument;

/** The documents of one MongoDB collection. */
final class MongoDocuments implements Collection {
  private static final RawBsonDocument BY_KEY = BsonBytes.raw(Document.of("_id", Value.int32(1)));
  private static final Collation SIMPLE = Collation.builder().locale("simple").build();

  private final MongoStore store;
  private final String name;
  private final MongoCollection<StoredDocument> documents;
  private final ServerErrors errors;

  MongoDocuments(MongoStore store, String name) {
    this.store = store;
    this.name = name;
    this.documents = store.server().database().getCollection(name, StoredDocument.class);
    this.errors = store.server().errors();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<KeyRange> ranges(int wanted) {
    KeyPlan plan = new KeyPlan(store.server(), name);
    if (errors.translating("look at the keys of " + name, () -> plan.hasUnreachable(filters()))) {
      throw store.declining("walk every key of " + name, "filters for the types of some keys");
    }
    return errors.translating("divide the keys of " + name, () -> plan.ranges(wanted));
  }

  @Override
  public List<StoredDocument> scan(KeyRange range, Optional<Value> after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("A scan asks for at least one document, not " + limit);
    }
    Bracket bracket = Bracket.of(range);
    if ((bracket.isSingle() && after.isPresent()) || !bracket.isKnown(filters())) {
      return List.of();
    }
    Document filter = Document.of("_id", bracket.condition(range, after, filters()));
    return errors.translating(
        "read the documents of " + name,
        () ->
            List.copyOf(
                documents
                    .find(BsonBytes.raw(filter))
                    .sort(BY_KEY)
                    .limit(limit)
                    .batchSize(limit)
                    .into(new ArrayList<>())));
  }

  @Override
  public List<StoredDocument> read(List<Value> keys) {
    return errors.translating("read the documents of " + name, () -> find(keys));
  }

  private List<StoredDocument> find(List<Value> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Document filter = Document.of("_id", Document.of("$in", new Value.Array(keys)));
    return List.copyOf(
        documents.find(BsonBytes.raw(filter)).batchSize(keys.size()).into(new ArrayList<>()));
  }

  @Override
  public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
    demandOnePerKey(writes);
    if (writes.isEmpty()) {
      return List.of();
    }
    Optional<Instant> fence =
        store.features().has(Capability.DEADLINE_FENCE) ? Optional.of(deadline) : Optional.empty();
    return errors.translating(
        "write to " + name,
        () ->
            new GuardedBatch(writes)
                .perform(documents, write -> statement(write, fence), updating(), this::find));
  }

  private static void demandOnePerKey(List<GuardedWrite> writes) {
    Set<Value> keys = new HashSet<>();
    for (GuardedWrite write : writes) {
      if (!keys.add(write.key())) {
        throw new IllegalArgumentException("Two writes of one batch share a key");
      }
    }
  }

  private GuardedBatch.Statement statement(GuardedWrite write, Optional<Instant> fence) {
    Document filter = GuardFilter.forWrite(write, filters());
    if (fence.isPresent()) {
      filter = filter.with("$expr", Fence.before(fence.get()));
    }
    return new GuardedBatch.Statement(
        BsonBytes.raw(filter), BsonBytes.raw(UpdateDocument.of(write.edits())));
  }

  private Features.Filters filters() {
    return store.features().filters();
  }

  private UpdateOptions updating() {
    UpdateOptions options = new UpdateOptions().upsert(false);
    return filters().simpleCollation() ? options.collation(SIMPLE) : options;
  }

  @Override
  public WriteOutcome insert(Document document) {
    if (holdsTimeToFill(document)) {
      return new WriteOutcome.Refused(
          WriteOutcome.Cause.OTHER, "the server replaces an empty timestamp by the time");
    }
    WriteOutcome outcome =
        single(() -> {
          var inserted =
              documents.withDocumentClass(RawBsonDocument.class).insertOne(BsonBytes.raw(document));
          return inserted.wasAcknowledged() ? 1 : 0;
        });
    boolean taken = outcome instanceof WriteOutcome.Refused refused && isTaken(refused, document);
    return taken ? new WriteOutcome.Conflicting() : outcome;
  }

  private boolean isTaken(WriteOutcome.Refused refused, Document document) {
    return refused.cause() == WriteOutcome.Cause.COLLISION
        && !read(List.of(document.get("_id").orElse(Value.NULL))).isEmpty();
  }

  private static boolean holdsTimeToFill(Document document) {
    for (int i = 0; i < document.size(); i++) {
      if (document.value(i) instanceof Value.Timestamp time && time.value() == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public WriteOutcome delete(Value key, List<Assertion> guard) {
    DeleteOptions options = new DeleteOptions();
    if (filters().simpleCollation()) {
      options.collation(SIMPLE);
    }
    RawBsonDocument filter = BsonBytes.raw(GuardFilter.forDelete(key, guard, filters()));
    return single(() -> (int) documents.deleteOne(filter, options).getDeletedCount());
  }

  private WriteOutcome single(IntSupplier write) {
    try {
      return write.getAsInt() == 0 ? new WriteOutcome.Conflicting() : new WriteOutcome.Applied();
    } catch (MongoWriteException e) {
      return ServerErrors.refusal(e.getCode());
    } catch (MongoWriteConcernException e) {
      return new WriteOutcome.Unknown("no majority has confirmed it");
    } catch (MongoException e) {
      if (ServerErrors.isUnauthorised(e)) {
        throw errors.problem("write to " + name, e);
      }
      return new WriteOutcome.Unknown(ServerErrors.named(e));
    } catch (BSONException e) {
      return new WriteOutcome.Unknown(ServerErrors.GARBLED);
    }
  }

  @Override
  public long count(List<Assertion> conditions) {
    CountOptions options = new CountOptions();
    if (filters().simpleCollation()) {
      options.collation(SIMPLE);
    }
    RawBsonDocument filter = BsonBytes.raw(GuardFilter.forCount(conditions, filters()));
    return errors.translating(
        "count the documents of " + name,
        () -> store.server().patientDatabase().getCollection(name).countDocuments(filter, options));
  }

  @Override
  public Size size() {
    return errors.translating(
        "read the size of " + name, () -> new SizeReading(store.server(), name).now());
  }

  @Override
  public ChangeFeed openFeed(Optional<FeedPosition> from, Optional<Path> passedOver) {
    store.demand(Capability.CHANGE_FEED, "follow the changes of " + name);
    return errors.translating(
        "follow the changes of " + name,
        () -> new MongoFeed(store.server(), name, from, passedOver));
  }

  @Override
  public List<Index> indexes() {
    return indexing().indexes();
  }

  @Override
  public IndexOutcome createIndex(Index index) {
    store.demand(Capability.INDEXES, "build the index " + index.name());
    if (index.expireAfter().isPresent()) {
      store.demand(Capability.TTL, "let documents expire by the index " + index.name());
    }
    if (index.partial().isPresent() && !store.features().partialIndexes()) {
      throw store.declining("build the index " + index.name(), "indexes of a part only");
    }
    return indexing().create(index);
  }

  @Override
  public void dropIndex(String index) {
    store.demand(Capability.INDEXES, "drop the index " + index);
    indexing().drop(index);
  }

  private Indexing indexing() {
    return new Indexing(store.server(), name);
  }

  @Override
  public Optional<Document> validator() {
    return errors.translating(
        "read the validator of " + name, () -> new Catalogue(store.server(), name).validator());
  }

  @Override
  public void drop() {
    errors.running("drop " + name, documents::drop);
  }
}
