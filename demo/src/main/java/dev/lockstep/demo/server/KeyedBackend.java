package dev.lockstep.demo.server;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;

/**
 * The memory of the embedded server, finding documents by key also where a filter says more than
 * the key, as every database does.
 *
 * <p>Left to itself it looks at every document for each guarded write, so that a collection ten
 * times as large takes a hundred times as long.
 */
final class KeyedBackend extends MemoryBackend {
  @Override
  public MemoryDatabase openOrCreateDatabase(String name) {
    return new KeyedDatabase(name, getCursorRegistry());
  }

  private static final class KeyedDatabase extends MemoryDatabase {
    private KeyedDatabase(String name, CursorRegistry cursors) {
      super(name, cursors);
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
      return new KeyedCollection(this, name, options, cursorRegistry);
    }
  }

  private static final class KeyedCollection extends MemoryCollection {
    private KeyedCollection(
        MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
      super(database, name, options, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
        Document query, Document order, int skip, int limit, int batch, Document projection) {
      Object key = query.size() > 1 ? unwrapped(query.getOrDefault("_id", query)) : query;
      boolean simple = key instanceof String || key instanceof Number || key instanceof ObjectId;
      if (!simple) {
        return super.queryDocuments(query, order, skip, limit, batch, projection);
      }
      QueryResult found =
          super.queryDocuments(new Document("_id", key), new Document(), 0, 0, 0, new Document());
      return matchDocumentsFromStream(
          found.collectDocuments().stream(), query, order, skip, limit, batch, projection);
    }

    /** The value of a condition that is {@code $eq} alone; other conditions stay as they are. */
    private static Object unwrapped(Object condition) {
      return condition instanceof Document operators
              && operators.size() == 1
              && operators.containsKey("$eq")
          ? operators.getOrDefault("$eq", condition)
          : condition;
    }
  }
}
