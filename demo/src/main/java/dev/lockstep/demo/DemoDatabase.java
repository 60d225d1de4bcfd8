package dev.lockstep.demo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The database of one demo; closing removes the collection it filled, unless it is to be kept. */
final class DemoDatabase implements AutoCloseable {
  private static final String NAME = "lockstep_demo";
  private static final int BATCH = 500;

  private final Optional<EmbeddedMongo> embedded;
  private final String address;
  private final MongoClient client;
  private final LiveCollection collection;
  private final boolean isKept;
  private boolean isOurs;

  private DemoDatabase(Optional<EmbeddedMongo> embedded, String address, DemoOptions options) {
    this.embedded = embedded;
    this.address = address;
    ConnectionString connection = new ConnectionString(address);
    this.client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .build());
    String database = Optional.ofNullable(connection.getDatabase()).orElse(NAME);
    this.isKept = embedded.isEmpty() && options.collection().isPresent();
    this.collection =
        new LiveCollection(
            client.getDatabase(database), options.collection().orElse("lockstep_demo"));
  }

  /** Opens the database that the options name, or an embedded one. */
  static DemoDatabase open(DemoOptions options) {
    if (options.store().isPresent()) {
      return new DemoDatabase(Optional.empty(), options.store().get(), options);
    }
    EmbeddedMongo server = EmbeddedMongo.start();
    return new DemoDatabase(Optional.of(server), server.address() + "/" + NAME, options);
  }

  /** Where the store is, credentials included; never for messages. */
  String address() {
    return address;
  }

  LiveCollection collection() {
    return collection;
  }

  /** The collection and its place, for messages. */
  String described() {
    return "%s of database %s on %s"
        .formatted(
            collection.name(),
            collection.database().getName(),
            embedded.map(server -> server.address() + ", in memory").orElse("your server"));
  }

  /** Loads documents into the collection, which must be empty. */
  void load(List<Document> documents) {
    if (collection.count() > 0) {
      throw new Problem(
          ProblemCode.USAGE,
          "Cannot run the demo on collection "
              + collection.name()
              + ": it holds documents, and the demo's services would write into them",
          "nothing was written",
          "./lockstep demo --data FILE with a copy of them, or --collection with a new name");
    }
    isOurs = true;
    for (int from = 0; from < documents.size(); from += BATCH) {
      collection.insertAll(documents.subList(from, Math.min(from + BATCH, documents.size())));
    }
  }

  @Override
  public void close() {
    try {
      if (isOurs && !isKept) {
        collection.drop();
      }
    } finally {
      client.close();
      embedded.ifPresent(EmbeddedMongo::close);
    }
  }
}
