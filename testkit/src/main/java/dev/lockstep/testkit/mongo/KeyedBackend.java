package dev.lockstep.testkit.mongo;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The memory of the embedded server, finding documents by key and by ranges of keys also where a
 * filter says more than the key, as every database does, and with change streams as MongoDB gives
 * them.
 *
 * <p>Left to itself it looks at every document for each guarded write and for each batch of a scan,
 * so that a collection ten times as large takes a hundred times as long; its samples fail now and
 * then; and its change streams leave out the key of an updated document and a position before the
 * first change.
 */
final class KeyedBackend extends MemoryBackend {
  private final Announcements announcements = new Announcements(getCursorRegistry());
  private final boolean announces;
  private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

  KeyedBackend(boolean announces) {
    this.announces = announces;
  }

  @Override
  public MemoryDatabase openOrCreateDatabase(String name) {
    return new KeyedDatabase(name, getCursorRegistry());
  }

  @Override
  protected Oplog createOplog() {
    return announces ? announcements : super.createOplog();
  }

  void forgetChanges() {
    announcements.forget();
  }

  void forbid(String word) {
    forbidden.add(word);
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    String command = message.getDocument().toString();
    if (forbidden.stream().anyMatch(command::contains)) {
      throw new MongoServerError(13, "Unauthorized", "not authorized to execute this command");
    }
    drawSample(message.getDatabaseName(), message.getDocument());
    Document answer = super.handleMessage(message);
    if (answer.get("cursor") instanceof Document cursor
        && cursor.get("id") instanceof Long id
        && id != 0
        && getCursorRegistry().getCursor(id) instanceof Announcements.Reader reader) {
      cursor.put("postBatchResumeToken", reader.token());
    }
    return answer;
  }

  /** Left to itself the server sorts everything by a coin that it throws at each comparison. */
  private void drawSample(String database, Document query) {
    if (query.get("aggregate") instanceof String name
        && query.get("pipeline") instanceof List<?> stages
        && !stages.isEmpty()
        && stages.getFirst() instanceof Document first
        && first.get("$sample") instanceof Document sample
        && sample.get("size") instanceof Number size
        && resolveDatabase(database).resolveCollection(name, false)
            instanceof KeyedCollection collection) {
      List<Object> drawn = new ArrayList<>(stages);
      Document keys = new Document("$in", collection.someKeys(size.intValue()));
      drawn.set(0, new Document("$match", new Document("_id", keys)));
      query.put("pipeline", drawn);
    }
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
}
