package dev.lockstep.testkit.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One collection of the embedded server, with its keys in order beside its documents. */
final class KeyedCollection extends MemoryCollection {
  private static final Document BY_KEY = new Document("_id", 1);

  private final KeyOrder keys = new KeyOrder();

  KeyedCollection(
      MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
    super(database, name, options, cursors);
  }

  @Override
  protected Integer addDocumentInternal(Document document) {
    Integer position = super.addDocumentInternal(document);
    keys.add(document.get("_id"), position);
    return position;
  }

  @Override
  protected void removeDocument(Integer position) {
    keys.remove(getDocument(position).get("_id"));
    super.removeDocument(position);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query, Document order, int skip, int limit, int batch, Document projection) {
    Optional<? extends Collection<Integer>> positions =
        query.size() > 1 && KeyOrder.isKey(unwrapped(query.get("_id")))
            ? keys.at(unwrapped(query.get("_id")))
            : limit > 0 && BY_KEY.equals(order) ? keys.within(query.get("_id")) : Optional.empty();
    if (positions.isEmpty()) {
      return super.queryDocuments(query, order, skip, limit, batch, projection);
    }
    int wanted = limit > 0 ? skip + limit : Integer.MAX_VALUE;
    List<Document> found = new ArrayList<>();
    for (Integer position : positions.get()) {
      Document document = getDocument(position);
      if (documentMatchesQuery(document, query)) {
        found.add(document);
      }
      if (found.size() == wanted) {
        break;
      }
    }
    return matchDocumentsFromStream(
        found.stream(), new Document(), order, skip, limit, batch, projection);
  }

  /** The value of a condition that is {@code $eq} alone; other conditions stay as they are. */
  private static @Nullable Object unwrapped(@Nullable Object condition) {
    return condition instanceof Document operators
            && operators.size() == 1
            && operators.containsKey("$eq")
        ? operators.get("$eq")
        : condition;
  }
}
