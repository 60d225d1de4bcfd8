package dev.lockstep.mongodb;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.Edit;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bson.RawBsonDocument;

/** A service that writes by key through the bare driver. */
final class MongoApplication implements ApplicationClient {
  private static final WriteOutcome APPLIED = new WriteOutcome.Applied();
  private static final WriteOutcome CONFLICTING = new WriteOutcome.Conflicting();

  private final MongoCollection<RawBsonDocument> documents;

  MongoApplication(MongoDatabase database, String collection) {
    this.documents = database.getCollection(collection, RawBsonDocument.class);
  }

  @Override
  public WriteOutcome insert(Document document) {
    return insert(BsonBytes.raw(document), document.get("_id").orElse(Value.NULL));
  }

  private WriteOutcome insert(RawBsonDocument document, Value key) {
    WriteOutcome outcome = outcome(() -> documents.insertOne(document).wasAcknowledged() ? 1 : 0);
    boolean taken =
        outcome instanceof WriteOutcome.Refused refused
            && refused.cause() == WriteOutcome.Cause.COLLISION
            && stored(key).isPresent();
    return taken ? CONFLICTING : outcome;
  }

  /** Some servers keep one of the two fields only; such a document is taken away again. */
  @Override
  public WriteOutcome insertWithFieldTwice(Value key, String name, Value first, Value second) {
    RawBsonDocument twice = twice(key, name, first, second);
    WriteOutcome outcome = insert(twice, key);
    boolean held = stored(key).filter(StoredDocument.Unreadable.class::isInstance).isPresent();
    if (outcome.equals(APPLIED) && !held) {
      return delete(key).equals(APPLIED)
          ? new WriteOutcome.Refused(WriteOutcome.Cause.OTHER, "one of the fields was lost")
          : outcome;
    }
    return outcome;
  }

  /** The bytes of a document of three fields, with the second one's name over the third's. */
  private static RawBsonDocument twice(Value key, String name, Value first, Value second) {
    String other = "#".repeat(name.length());
    Document single = Document.of("_id", key, name, first).with(other, second);
    byte[] bytes = BsonBytes.encode(single);
    byte[] from = other.getBytes(StandardCharsets.UTF_8);
    byte[] to = name.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + from.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, bytes, i, to.length);
      }
    }
    return new RawBsonDocument(bytes);
  }

  @Override
  public WriteOutcome replace(Document document) {
    return outcome(() ->
        documents
            .replaceOne(byKey(document.get("_id").orElse(Value.NULL)), BsonBytes.raw(document))
            .getMatchedCount());
  }

  @Override
  public WriteOutcome update(Value key, List<Edit> edits) {
    return outcome(() ->
        documents.updateOne(byKey(key), BsonBytes.raw(UpdateDocument.of(edits))).getMatchedCount());
  }

  @Override
  public WriteOutcome delete(Value key) {
    return outcome(() -> documents.deleteOne(byKey(key)).getDeletedCount());
  }

  @Override
  public Optional<Document> find(Value key) {
    return stored(key)
        .filter(StoredDocument.Readable.class::isInstance)
        .map(readable -> ((StoredDocument.Readable) readable).document());
  }

  private Optional<StoredDocument> stored(Value key) {
    return Optional.ofNullable(documents.find(byKey(key)).first()).map(MongoApplication::decoded);
  }

  @Override
  public List<Document> all() {
    return documents.find().into(new ArrayList<>()).stream()
        .map(MongoApplication::decoded)
        .filter(StoredDocument.Readable.class::isInstance)
        .map(readable -> ((StoredDocument.Readable) readable).document())
        .toList();
  }

  private static StoredDocument decoded(RawBsonDocument raw) {
    var buffer = raw.getByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return BsonBytes.decode(bytes);
  }

  private static RawBsonDocument byKey(Value key) {
    return BsonBytes.raw(Document.of("_id", Document.of("$eq", key)));
  }

  private static WriteOutcome outcome(LongSupplier write) {
    try {
      return write.getAsLong() == 0 ? CONFLICTING : APPLIED;
    } catch (MongoWriteException e) {
      return ServerErrors.refusal(e.getCode());
    } catch (MongoException e) {
      return new WriteOutcome.Refused(WriteOutcome.Cause.OTHER, e.getClass().getSimpleName());
    }
  }
}
