package dev.lockstep.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.UpdateOptions;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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

  private final Server server;
  private final String name = "lockstep.probe." + UUID.randomUUID();
  private final MongoCollection<RawBsonDocument> documents;

  Probe(Server server) {
    this.server = server;
    this.documents = server.database().getCollection(name, RawBsonDocument.class);
  }

  Features features() {
    Set<Capability> found = EnumSet.noneOf(Capability.class);
    if (works(() -> HealthReading.isTold(new HealthReading(server).now()))) {
      found.add(Capability.HEALTH);
    }
    boolean simpleCollation = false;
    try {
      if (works(this::validator)) {
        found.add(Capability.VALIDATOR);
      }
      if (works(this::document)) {
        simpleCollation = works(this::simpleCollation);
        addIf(found, Capability.DEADLINE_FENCE, this::fence);
        addIf(found, Capability.INDEXES, this::index);
        addIf(found, Capability.TTL, this::expiry);
      }
    } finally {
      boolean dropped = works(this::dropped);
      assert dropped || found.isEmpty();
    }
    return new Features(found, simpleCollation);
  }

  private static void addIf(Set<Capability> found, Capability capability, BooleanSupplier probe) {
    if (works(probe)) {
      found.add(capability);
    }
  }

  private static boolean works(BooleanSupplier probe) {
    try {
      return probe.getAsBoolean();
    } catch (MongoException e) {
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

  private boolean simpleCollation() {
    UpdateOptions options =
        new UpdateOptions().collation(Collation.builder().locale("simple").build());
    return update(Document.of("name", Value.text("a")), options) == 1;
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

  private boolean dropped() {
    documents.drop();
    return true;
  }
}
