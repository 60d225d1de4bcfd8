package dev.lockstep.mongodb;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Records every update, replacement, delete and find-and-modify that names its document by key
 * alone, in collections that the engine does not own: each one would overwrite a live write unseen.
 *
 * <p>A deadline is no guard, since it says nothing of the document. Give it to a {@link
 * MongoStoreProvider}; threads may share it.
 */
public final class KeyOnlyWriteListener implements CommandListener {
  private final Predicate<String> isOwned;
  private final Queue<String> found = new ConcurrentLinkedQueue<>();

  /** A listener that lets through what happens in collections of these names. */
  public KeyOnlyWriteListener(Predicate<String> isOwned) {
    this.isOwned = isOwned;
  }

  /** The offending commands so far, such as {@code update of pets}, without any value. */
  public List<String> found() {
    return List.copyOf(found);
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    String name = event.getCommandName();
    BsonDocument command = event.getCommand();
    switch (name) {
      case "update" -> checkAll(name, command, "updates");
      case "delete" -> checkAll(name, command, "deletes");
      case "findAndModify", "findandmodify" -> check(name, command, command, "query");
      default -> {}
    }
  }

  private void checkAll(String name, BsonDocument command, String statements) {
    for (BsonValue statement : command.getArray(statements)) {
      check(name, command, statement.asDocument(), "q");
    }
  }

  private void check(String name, BsonDocument command, BsonDocument statement, String filter) {
    String collection = collection(name, command);
    if (!isOwned.test(collection)
        && !isGuarded(statement.getDocument(filter, new BsonDocument()))) {
      found.add("%s of %s".formatted(name, collection));
    }
  }

  private static String collection(String name, BsonDocument command) {
    return command.getString(name, new BsonString("")).getValue();
  }

  private static boolean isGuarded(BsonDocument filter) {
    return filter.keySet().stream().anyMatch(key -> !key.equals("_id") && !isDeadline(key, filter));
  }

  private static boolean isDeadline(String key, BsonDocument filter) {
    return key.equals("$expr") && String.valueOf(filter.get(key)).contains("$$NOW");
  }
}
