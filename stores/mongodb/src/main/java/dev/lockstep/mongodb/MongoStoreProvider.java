package dev.lockstep.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoreProvider;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Opens databases at {@code mongodb://} and {@code mongodb+srv://} addresses. */
public final class MongoStoreProvider implements StoreProvider {
  private static final int SELECTION_SECONDS = 5;
  private static final int ANSWER_SECONDS = 30;

  private final List<CommandListener> listeners;

  /** A provider as the service loader makes it. */
  public MongoStoreProvider() {
    this(List.of());
  }

  /** A provider whose stores show every command they send to these listeners. */
  public MongoStoreProvider(List<CommandListener> listeners) {
    this.listeners = List.copyOf(listeners);
    DriverLog.silence();
  }

  @Override
  public boolean opens(URI address) {
    String scheme = address.getScheme();
    return "mongodb".equals(scheme) || "mongodb+srv".equals(scheme);
  }

  @Override
  public Store open(URI uri) {
    Address address = Address.of(uri);
    ServerErrors errors = new ServerErrors(address.name());
    MongoClient quick = client(address, ANSWER_SECONDS);
    MongoClient patient = client(address, 0);
    try {
      ReadConcern concern = concern(quick, address);
      return new MongoStore(new Server(address, quick, patient, concern));
    } catch (MongoException e) {
      quick.close();
      patient.close();
      throw errors.problem("open the store", e);
    }
  }

  private MongoClient client(Address address, int answerSeconds) {
    ConnectionString connection = address.connection();
    boolean ownSelection = connection.getServerSelectionTimeout() != null;
    boolean ownConnect = connection.getConnectTimeout() != null;
    boolean ownRead = connection.getSocketTimeout() != null;
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder()
            .applicationName("lockstep")
            .applyConnectionString(connection)
            .commandListenerList(listeners);
    if (!ownSelection) {
      settings.applyToClusterSettings(
          cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS));
    }
    settings.applyToSocketSettings(socket -> {
      if (!ownConnect) {
        socket.connectTimeout(SELECTION_SECONDS, TimeUnit.SECONDS);
      }
      if (!ownRead || answerSeconds == 0) {
        socket.readTimeout(answerSeconds, TimeUnit.SECONDS);
      }
    });
    return MongoClients.create(settings.build());
  }

  /** Proves that the server answers and lets this user read, and whether it knows majorities. */
  private static ReadConcern concern(MongoClient client, Address address) {
    try {
      probe(client, address, ReadConcern.MAJORITY);
      return ReadConcern.MAJORITY;
    } catch (MongoException e) {
      probe(client, address, ReadConcern.DEFAULT);
      return ReadConcern.DEFAULT;
    }
  }

  private static void probe(MongoClient client, Address address, ReadConcern concern) {
    var found =
        client
            .getDatabase(address.database())
            .withReadConcern(concern)
            .getCollection("lockstep.probe")
            .find(BsonBytes.raw(Document.of("_id", Value.int32(0))))
            .first();
    assert found == null || !found.isEmpty();
  }
}
