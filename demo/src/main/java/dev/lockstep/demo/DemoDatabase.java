package dev.lockstep.demo;

import com.mongodb.client.MongoDatabase;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.model.document.Document;
import java.util.List;
import java.util.Optional;

/** The database of one demo; closing removes the collection it filled, unless it is to be kept. */
interface DemoDatabase extends AutoCloseable {
  /** Where the store is, credentials included; never for messages. */
  String address();

  /**
   * Opens the database that the options name, or starts one.
   *
   * @param change the id of the change that is to be carried
   */
  static DemoDatabase open(DemoOptions options, String change, Narrator narrator) {
    return switch (DemoStore.of(options)) {
      case MONGODB -> DemoMongo.open(options);
      case CASSANDRA -> DemoCassandra.open(options, change, narrator);
    };
  }

  /** The name of the collection. */
  String name();

  /** The collection and its place, for messages. */
  String described();

  /** What a person should know of how these documents are stored here. */
  default List<String> remarks(List<Document> documents) {
    return List.of();
  }

  /** The database beneath, where services with the SDK can use it. */
  default Optional<MongoDatabase> mongo() {
    return Optional.empty();
  }

  /** Loads documents into the collection, which must be new or empty. */
  LiveCollection load(List<Document> documents);

  @Override
  void close();
}
