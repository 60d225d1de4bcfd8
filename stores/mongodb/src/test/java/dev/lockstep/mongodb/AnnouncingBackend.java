package dev.lockstep.mongodb;

import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

/**
 * The embedded server with change streams as MongoDB gives them: the embedded server's own ones
 * leave out the key of an updated document and a position before the first change.
 */
final class AnnouncingBackend extends MemoryBackend {
  private final Announcements announcements = new Announcements(getCursorRegistry());

  @Override
  protected Oplog createOplog() {
    return announcements;
  }

  /** Forgets every change so far, as a server does whose oplog is too short. */
  void forgetChanges() {
    announcements.forget();
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document answer = super.handleMessage(message);
    if (answer.get("cursor") instanceof Document cursor
        && cursor.get("id") instanceof Long id
        && id != 0) {
      Cursor open = getCursorRegistry().getCursor(id);
      if (open instanceof Announcements.Reader reader) {
        cursor.put("postBatchResumeToken", reader.token());
      }
    }
    return answer;
  }
}
