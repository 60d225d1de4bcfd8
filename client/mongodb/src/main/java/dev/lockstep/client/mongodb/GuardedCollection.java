package dev.lockstep.client.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * A collection whose documents are only replaced and removed as the ones that were read. Threads
 * share it.
 *
 * <p>The guard compares the whole document inside the server, field order included. To the server
 * {@code 4} and {@code 4.0} are equal there, so each number of the document itself also has its
 * type asserted; a number deeper inside whose type alone has changed meanwhile is overwritten.
 */
final class GuardedCollection {
  private final MongoCollection<BsonDocument> collection;

  GuardedCollection(MongoCollection<?> collection) {
    this.collection = collection.withDocumentClass(BsonDocument.class);
  }

  String name() {
    return collection.getNamespace().getFullName();
  }

  Optional<Document> find(BsonValue key) {
    return Optional.ofNullable(collection.find(Filters.eq(key)).first()).map(BsonValues::read);
  }

  void insert(Document document) {
    var unused = collection.insertOne(BsonValues.write(document));
  }

  /** Inserts a document; false where there is one of its key. */
  boolean insertIfAbsent(Document document) {
    try {
      insert(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Replaces the document that was read; false where it is not that any more. */
  boolean replace(Document read, Document next) {
    return collection.replaceOne(guard(read), BsonValues.write(next)).getMatchedCount() == 1;
  }

  /** Deletes the document that was read; false where it is not that any more. */
  boolean delete(Document read) {
    return collection.deleteOne(guard(read)).getDeletedCount() == 1;
  }

  /** Deletes what has this key; false where nothing has. */
  boolean delete(BsonValue key) {
    return collection.deleteOne(Filters.eq(key)).getDeletedCount() == 1;
  }

  private static Bson guard(Document read) {
    BsonDocument written = BsonValues.write(read);
    List<Bson> all = new ArrayList<>();
    all.add(Filters.eq(written.get("_id")));
    BsonDocument literal = new BsonDocument("$literal", written);
    BsonArray both = new BsonArray(List.of(new BsonString("$$ROOT"), literal));
    all.add(new BsonDocument("$expr", new BsonDocument("$eq", both)));
    for (int i = 0; i < read.size(); i++) {
      if (isNumber(read.value(i)) && isAddressable(read.name(i))) {
        all.add(Filters.type(read.name(i), BsonValues.write(read.value(i)).getBsonType()));
      }
    }
    return Filters.and(all);
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int32
        || value instanceof Value.Int64
        || value instanceof Value.Float64
        || value instanceof Value.Decimal128;
  }

  private static boolean isAddressable(String name) {
    return !name.isEmpty() && name.charAt(0) != '$' && name.indexOf('.') < 0;
  }
}
