package dev.lockstep.mongodb;

import com.mongodb.MongoException;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Collection.Size;

/** Estimates how large a collection is from the server's own figures. */
final class SizeReading {
  private final Server server;
  private final String collection;

  SizeReading(Server server, String collection) {
    this.server = server;
    this.collection = collection;
  }

  Size now() {
    long documents = server.database().getCollection(collection).estimatedDocumentCount();
    return new Size(documents, bytes());
  }

  private long bytes() {
    try {
      Document stats = server.run(Document.of("collStats", Value.text(collection)));
      return (long) Numbers.of(stats.get("size").orElse(Value.NULL)).orElse(0);
    } catch (MongoException e) {
      return 0;
    }
  }
}
