package dev.lockstep.demo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.lockstep.demo.data.BsonCollection;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A collection in a database of MongoDB: in one's own, or in memory. */
final class DemoMongo implements DemoDatabase {
  private static final String NAME = "lockstep_demo";
  private static final int BATCH = 500;

  private final Optional<EmbeddedMongo> embedded;
  private final String address;
  private final MongoClient client;
  private final String database;
  private final BsonCollection collection;
  private final boolean isKept;
  private boolean isOurs;

  private DemoMongo(Optional<EmbeddedMongo> embedded, String address, DemoOptions options) {
    this.embedded = embedded;
    this.address = address;
    ConnectionString connection = new ConnectionString(address);
    this.client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(connection)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .build());
    this.database = Optional.ofNullable(connection.getDatabase()).orElse(NAME);
    this.isKept = embedded.isEmpty() && options.collection().isPresent();
    this.collection =
        new BsonCollection(
            client.getDatabase(database), options.collection().orElse("lockstep_demo"));
  }

  /** Opens the database that the options name, or an embedded one. */
  static DemoMongo open(DemoOptions options) {
    Optional<String> own = DemoStore.MONGODB.address(options);
    if (own.isPresent()) {
      return new DemoMongo(Optional.empty(), own.get(), options);
    }
    EmbeddedMongo server = EmbeddedMongo.start();
    return new DemoMongo(Optional.of(server), server.address() + "/" + NAME, options);
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public Optional<MongoDatabase> mongo() {
    return Optional.of(client.getDatabase(database));
  }

  @Override
  public String name() {
    return collection.name();
  }

  @Override
  public String described() {
    return "%s of database %s on %s"
        .formatted(
            collection.name(),
            database,
            embedded.map(server -> server.address() + ", in memory").orElse("your server"));
  }

  @Override
  public LiveCollection load(List<Document> documents) {
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
    return collection;
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
