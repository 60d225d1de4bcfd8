package dev.lockstep.demo.data;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonDocument;

/**
 * A collection as the services that share it use it: through the plain driver, by key, knowing
 * nothing of any change. Threads may share it.
 */
public final class LiveCollection {
  private final MongoDatabase database;
  private final MongoCollection<BsonDocument> collection;

  /** The collection of this name, which need not exist. */
  public LiveCollection(MongoDatabase database, String name) {
    this.database = database;
    this.collection =
        database.getCollection(name, BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
  }

  /** Its name. */
  public String name() {
    return collection.getNamespace().getCollectionName();
  }

  /** The database it lies in. */
  public MongoDatabase database() {
    return database;
  }

  /** The document of this key as it is stored now. */
  public Optional<Document> find(Value key) {
    return Optional.ofNullable(collection.find(byKey(key)).first()).map(BsonForm::fromBson);
  }

  /** Shows every stored document. */
  public void forEach(Consumer<Document> reader) {
    collection.find().forEach(bson -> reader.accept(BsonForm.fromBson(bson)));
  }

  /** How many documents are stored. */
  public long count() {
    return collection.countDocuments();
  }

  /** Sets paths of a document; answers whether there was one. */
  public boolean set(Value key, Map<Path, Value> values) {
    BsonDocument set = new BsonDocument();
    values.forEach(
        (path, value) -> set.append(String.join(".", path.names()), BsonForm.toBson(value)));
    return collection.updateOne(byKey(key), new BsonDocument("$set", set)).getMatchedCount() == 1;
  }

  /** Replaces a whole document; answers whether there was one. */
  public boolean replace(Value key, Document document) {
    return collection.replaceOne(byKey(key), BsonForm.toBson(document)).getMatchedCount() == 1;
  }

  /** Inserts a document; answers whether its key was free. */
  public boolean insert(Document document) {
    try {
      return collection.insertOne(BsonForm.toBson(document)).wasAcknowledged();
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Inserts documents of different keys. */
  public void insertAll(List<Document> documents) {
    List<BsonDocument> all = documents.stream().map(BsonForm::toBson).toList();
    if (!all.isEmpty() && !collection.insertMany(all).wasAcknowledged()) {
      throw new IllegalStateException("A majority write is acknowledged");
    }
  }

  /** Deletes a document; answers whether there was one. */
  public boolean delete(Value key) {
    return collection.deleteOne(byKey(key)).getDeletedCount() == 1;
  }

  /** Drops the collection. */
  public void drop() {
    collection.drop();
  }

  private static BsonDocument byKey(Value key) {
    return new BsonDocument("_id", BsonForm.toBson(key));
  }
}
