package dev.lockstep.mongodb;

import com.mongodb.MongoCommandException;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Optional;

/** What the server's catalogue holds about one collection. */
final class Catalogue {
  private static final int NAMESPACE_NOT_FOUND = 26;

  private final Server server;
  private final String collection;

  Catalogue(Server server, String collection) {
    this.server = server;
    this.collection = collection;
  }

  /** The collection's own entry, if it exists. */
  List<Document> collection() {
    Document command =
        Document.of("listCollections", Value.int32(1))
            .with("filter", Document.of("name", Value.text(collection)));
    return firstBatch(server.run(command)).stream()
        .filter(entry -> entry.get("name").equals(Optional.of(Value.text(collection))))
        .toList();
  }

  /** The entries of its indexes, that of {@code _id} included. */
  List<Document> indexes() {
    try {
      return firstBatch(server.run(Document.of("listIndexes", Value.text(collection))));
    } catch (MongoCommandException e) {
      if (e.getErrorCode() == NAMESPACE_NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }

  /** The rule by which the server refuses documents, if there is one. */
  Optional<Document> validator() {
    return collection().stream()
        .flatMap(entry -> entry.get("options").stream())
        .filter(Document.class::isInstance)
        .flatMap(options -> enforced((Document) options).stream())
        .findFirst();
  }

  /**
   * The rule in these options; one that only warns, or is not held against every write, is none.
   */
  static Optional<Document> enforced(Document options) {
    return isOr(options, "validationAction", "error") && isOr(options, "validationLevel", "strict")
        ? options
            .get("validator")
            .filter(Document.class::isInstance)
            .map(Document.class::cast)
            .filter(rule -> !rule.isEmpty())
        : Optional.empty();
  }

  private static boolean isOr(Document options, String name, String usual) {
    return options.get(name).orElse(Value.text(usual)).equals(Value.text(usual));
  }

  static List<Document> firstBatch(Document answer) {
    return answer.get("cursor").orElse(Value.NULL) instanceof Document cursor
            && cursor.get("firstBatch").orElse(Value.NULL) instanceof Value.Array batch
        ? batch.items().stream()
            .filter(Document.class::isInstance)
            .map(Document.class::cast)
            .toList()
        : List.of();
  }
}
