package dev.lockstep.testkit.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import dev.lockstep.testkit.mongo.KeyOrder.Candidates;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One collection of the embedded server, with its keys in order beside its documents. */
final class KeyedCollection extends MemoryCollection {
  private static final Document BY_KEY = new Document("_id", 1);

  private final KeyOrder keys = new KeyOrder();
  private final SplittableRandom random = new SplittableRandom(1);

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
    keys.remove(getDocument(position).get("_id"), position);
    super.removeDocument(position);
  }

  @Override
  protected QueryResult queryDocuments(
      Document query, Document order, int skip, int limit, int batch, Document projection) {
    Optional<Candidates> candidates =
        query.size() > 1 && KeyOrder.isKey(unwrapped(query.get("_id")))
            ? keys.at(unwrapped(query.get("_id")))
            : limit > 0 && BY_KEY.equals(order) ? keys.within(query.get("_id")) : Optional.empty();
    if (candidates.isEmpty()) {
      return super.queryDocuments(query, order, skip, limit, batch, projection);
    }
    int wanted = limit > 0 && candidates.get().areInOrder() ? skip + limit : Integer.MAX_VALUE;
    List<Document> found = new ArrayList<>();
    for (Integer position : candidates.get().positions()) {
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

  @Override
  public synchronized Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters filters,
      boolean isMulti,
      boolean isUpsert,
      Oplog oplog) {
    Document answer = super.updateDocuments(selector, update, filters, isMulti, isUpsert, oplog);
    if (update.get("$set") instanceof Document set
        && answer.get("n") instanceof Number matched
        && matched.intValue() > 0) {
      keys.at(unwrapped(selector.get("_id")))
          .map(Candidates::positions)
          .orElse(List.of())
          .forEach(position ->
              set.forEach((path, value) -> replace(getDocument(position), path, value)));
    }
    return answer;
  }

  /**
   * Left to itself the server keeps a value that it takes for equal: a number of another type, zero
   * of another sign, a document or array that holds one.
   */
  @SuppressWarnings("ReferenceEquality") // A value that was set is this very one.
  private static void replace(Document document, String path, @Nullable Object value) {
    boolean mayBeKept =
        value instanceof Number || value instanceof Iterable || value instanceof Document;
    if (mayBeKept && !path.contains("$") && Utils.getSubdocumentValue(document, path) != value) {
      Document copy = new Document("value", value).cloneDeeply();
      Utils.changeSubdocumentValue(document, path, copy.get("value"));
    }
  }

  /** So many keys drawn at random, or all where there are fewer. */
  synchronized List<Object> someKeys(int wanted) {
    List<Object> drawn = new ArrayList<>(wanted);
    int seen = 0;
    for (Iterator<DocumentWithPosition<Integer>> all = streamAllDocumentsWithPosition().iterator();
        all.hasNext(); ) {
      Object key = all.next().getDocument().get("_id");
      int place = random.nextInt(++seen);
      if (drawn.size() < wanted) {
        drawn.add(key);
      } else if (place < wanted) {
        drawn.set(place, key);
      }
    }
    return drawn;
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
