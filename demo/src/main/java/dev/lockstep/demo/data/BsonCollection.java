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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** A collection of MongoDB as services use it. Threads may share it. */
public final class BsonCollection implements LiveCollection {
  private final MongoDatabase database;
  private final MongoCollection<BsonDocument> collection;

  /** The collection of this name, which need not exist. */
  public BsonCollection(MongoDatabase database, String name) {
    this.database = database;
    this.collection =
        database.getCollection(name, BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
  }

  @Override
  public String name() {
    return collection.getNamespace().getCollectionName();
  }

  @Override
  public Optional<Document> find(Value key) {
    return Optional.ofNullable(collection.find(byKey(key)).first()).map(BsonForm::fromBson);
  }

  @Override
  public void forEach(Consumer<Document> reader) {
    collection.find().forEach(bson -> reader.accept(BsonForm.fromBson(bson)));
  }

  @Override
  public long count() {
    return collection.countDocuments();
  }

  @Override
  public boolean set(Value key, Map<Path, Value> values) {
    BsonDocument set = new BsonDocument();
    values.forEach(
        (path, value) -> set.append(String.join(".", path.names()), BsonForm.toBson(value)));
    return collection.updateOne(byKey(key), new BsonDocument("$set", set)).getMatchedCount() == 1;
  }

  @Override
  public boolean replace(Value key, Document document) {
    return collection.replaceOne(byKey(key), BsonForm.toBson(document)).getMatchedCount() == 1;
  }

  @Override
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

  @Override
  public void insertAll(List<Document> documents) {
    List<BsonDocument> all = documents.stream().map(BsonForm::toBson).toList();
    if (!all.isEmpty() && !collection.insertMany(all).wasAcknowledged()) {
      throw new IllegalStateException("A majority write is acknowledged");
    }
  }

  @Override
  public boolean delete(Value key) {
    return collection.deleteOne(byKey(key)).getDeletedCount() == 1;
  }

  @Override
  public void drop() {
    collection.drop();
  }

  @Override
  public Catalogue catalogue() {
    Set<String> entries = new TreeSet<>();
    for (BsonDocument other : database.listCollections(BsonDocument.class)) {
      String name = other.getString("name").getValue();
      entries.add("collection " + name);
      BsonDocument options = other.getDocument("options", new BsonDocument());
      options.forEach(
          (option, value) -> entries.add("option " + option + " of " + name + " " + value));
      for (BsonDocument index : database.getCollection(name).listIndexes(BsonDocument.class)) {
        entries.add("index " + written(index) + " of " + name);
      }
    }
    return new Catalogue(entries);
  }

  private static String written(BsonDocument index) {
    BsonDocument rest = index.clone();
    rest.remove("v");
    rest.remove("ns");
    String name = rest.remove("name") instanceof BsonString text ? text.getValue() : "?";
    return name + " " + rest.toJson();
  }

  private static BsonDocument byKey(Value key) {
    return new BsonDocument("_id", BsonForm.toBson(key));
  }
}
