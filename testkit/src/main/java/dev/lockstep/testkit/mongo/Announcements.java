package dev.lockstep.testkit.mongo;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every change of the embedded server in the form of MongoDB's change events, numbered in order.
 */
final class Announcements implements Oplog {
  private static final int HISTORY_LOST = 286;
  private static final int KEPT_MAX = 100_000;
  private static final int BATCH_MAX = 1_000;

  private final CursorRegistry cursors;
  private final List<Entry> entries = new ArrayList<>();
  private long forgotten;

  Announcements(CursorRegistry cursors) {
    this.cursors = cursors;
  }

  private record Entry(long number, String namespace, Document event) {}

  @Override
  public void handleInsert(String namespace, List<Document> documents) {
    for (Document document : documents) {
      announce(namespace, "insert", keyed(document.get("_id")));
    }
  }

  @Override
  public void handleUpdate(String namespace, Document query, Document update, List<Object> ids) {
    boolean single = update.keySet().stream().anyMatch(name -> name.startsWith("$"));
    for (Object id : ids) {
      Document event = keyed(id);
      if (single) {
        Document removed = (Document) update.getOrDefault("$unset", new Document());
        event.append(
            "updateDescription",
            new Document("updatedFields", update.getOrDefault("$set", new Document()))
                .append("removedFields", new ArrayList<>(removed.keySet())));
      }
      announce(namespace, single ? "update" : "replace", event);
    }
  }

  @Override
  public void handleDelete(String namespace, Document query, List<Object> ids) {
    ids.forEach(id -> announce(namespace, "delete", keyed(id)));
  }

  @Override
  public void handleDropCollection(String namespace) {
    announce(namespace, "drop", new Document());
    announce(namespace, "invalidate", new Document());
  }

  private static Document keyed(@Nullable Object id) {
    return new Document("documentKey", new Document("_id", id));
  }

  private synchronized void announce(String namespace, String type, Document rest) {
    long number = forgotten + entries.size() + 1;
    Document event = new Document("_id", token(number)).append("operationType", type);
    event.putAll(rest);
    entries.add(new Entry(number, namespace, event));
    if (entries.size() > 2 * KEPT_MAX) {
      forget(KEPT_MAX);
    }
  }

  private static Document token(long number) {
    return new Document("_data", "%016x".formatted(number));
  }

  /** Forgets every change so far. */
  synchronized void forget() {
    forget(entries.size());
  }

  private void forget(int oldest) {
    forgotten += oldest;
    entries.subList(0, oldest).clear();
  }

  private synchronized long last() {
    return forgotten + entries.size();
  }

  private synchronized List<Entry> after(long number) {
    if (number < forgotten) {
      throw new MongoServerError(HISTORY_LOST, "ChangeStreamHistoryLost", "history is lost");
    }
    int from = (int) (number - forgotten);
    return List.copyOf(entries.subList(from, Math.min(from + BATCH_MAX, entries.size())));
  }

  @Override
  public Cursor createCursor(Document stream, String namespace, Aggregation stages) {
    Object from = stream.getOrDefault("resumeAfter", stream.get("startAfter"));
    long start =
        from instanceof Document token ? Long.parseLong((String) token.get("_data"), 16) : last();
    Reader reader = new Reader(cursors.generateCursorId(), namespace, stages, start);
    assert !after(start).isEmpty() || start == last();
    cursors.add(reader);
    return reader;
  }

  /** One open change stream. */
  final class Reader extends AbstractCursor {
    private final String namespace;
    private final Aggregation stages;
    private long position;

    private Reader(long id, String namespace, Aggregation stages, long position) {
      super(id);
      this.namespace = namespace;
      this.stages = stages;
      this.position = position;
    }

    Document token() {
      return Announcements.token(position);
    }

    @Override
    public boolean isEmpty() {
      return false;
    }

    @Override
    public List<Document> takeDocuments(int most) {
      List<Document> events = new ArrayList<>();
      for (Entry entry : after(position)) {
        if (most > 0 && events.size() == most) {
          break;
        }
        position = entry.number();
        if (entry.namespace().equals(namespace)) {
          events.add(entry.event());
        }
      }
      return stages.runStagesAsStream(events.stream()).toList();
    }
  }
}
