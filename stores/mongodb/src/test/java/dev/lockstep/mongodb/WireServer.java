package dev.lockstep.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import dev.lockstep.store.Store;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A database of its own on a server that speaks MongoDB's protocol: the one that {@code
 * LOCKSTEP_TEST_MONGODB_URI} names, or an embedded one. Dropped when closed.
 */
final class WireServer implements AutoCloseable {
  private final Optional<EmbeddedMongo> embedded;
  private final String database = "lockstep_test_" + UUID.randomUUID().toString().substring(0, 8);
  private final String address;
  private final MongoClient application;

  private WireServer(EmbeddedMongo embedded) {
    this(Optional.of(embedded), embedded.address());
  }

  private WireServer(Optional<EmbeddedMongo> embedded, String server) {
    this.embedded = embedded;
    this.address = withDatabase(server, database);
    this.application = MongoClients.create(new ConnectionString(address));
  }

  static WireServer start() {
    String external = System.getenv("LOCKSTEP_TEST_MONGODB_URI");
    if (external != null && !external.isBlank()) {
      return new WireServer(Optional.empty(), external);
    }
    return embedded();
  }

  /** The embedded server, whatever the environment says. */
  static WireServer embedded() {
    return new WireServer(EmbeddedMongo.withoutUsableFeed());
  }

  /** The embedded server with change streams as MongoDB's. */
  static WireServer announcing() {
    return new WireServer(EmbeddedMongo.start());
  }

  boolean isEmbedded() {
    return embedded.isPresent();
  }

  private static String withDatabase(String server, String database) {
    int options = server.indexOf('?');
    String head = options < 0 ? server : server.substring(0, options);
    String hosts = head.substring(head.indexOf("://") + 3);
    int slash = hosts.indexOf('/');
    String place = slash < 0 ? hosts : hosts.substring(0, slash);
    String scheme = head.substring(0, head.indexOf("://") + 3);
    return scheme + place + "/" + database + (options < 0 ? "" : server.substring(options));
  }

  URI address() {
    return URI.create(address);
  }

  /** A store of this database. */
  Store open(CommandListener... listeners) {
    return new MongoStoreProvider(List.of(listeners)).open(address());
  }

  /** The database as a service that knows nothing of Lockstep sees it. */
  MongoDatabase application() {
    return application.getDatabase(database);
  }

  /** Forgets every change so far, as a server does whose oplog is too short. */
  void forgetChanges() {
    embedded.ifPresent(EmbeddedMongo::forgetChanges);
  }

  @Override
  public void close() {
    application().drop();
    application.close();
    embedded.ifPresent(EmbeddedMongo::close);
  }
}
