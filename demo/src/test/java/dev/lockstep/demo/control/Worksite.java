package dev.lockstep.demo.control;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.lockstep.runner.Person;
import dev.lockstep.runner.Runner;
import dev.lockstep.runner.StateFolder;
import dev.lockstep.runner.StoreAddress;
import dev.lockstep.runner.order.Foreman.Listener;
import dev.lockstep.runner.order.Foreman.Workplace;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** A server, and a store with a collection of places where a runner may be employed. */
final class Worksite implements AutoCloseable {
  private final Path folder;
  private final EmbeddedMongo mongo = EmbeddedMongo.start();
  private final String address = mongo.address() + "/shop";
  private final MongoClient client = MongoClients.create(address);
  private final MongoCollection<BsonDocument> places =
      client.getDatabase("shop").getCollection("places", BsonDocument.class);
  private final DemoServer server;

  private Worksite(Path folder) {
    this.folder = folder;
    this.server =
        DemoServer.start(folder.resolve("server"), InstantSource.system(), new SecureRandom());
  }

  static Worksite open(Path folder, Stream<BsonDocument> documents) {
    Worksite site = new Worksite(folder);
    var unused = site.places.insertMany(documents.toList());
    return site;
  }

  void employ() {
    StateFolder state = state();
    Runner runner = runner();
    server.employ(
        new Workplace(
            runner.name(), runner, state, StoreAddress.parse(address), Set.of(), Listener.DEAF));
  }

  private StateFolder state() {
    return new StateFolder(folder.resolve("state"));
  }

  /** A runner with the state of the one that is employed. */
  Runner runner() {
    return new Runner(
        state(),
        new Person("test"),
        InstantSource.system(),
        new SplittableRandom(1),
        Optional.empty());
  }

  DemoServer server() {
    return server;
  }

  MongoCollection<BsonDocument> places() {
    return places;
  }

  BsonDocument place(int key) {
    return Optional.ofNullable(places.find(new BsonDocument("_id", new BsonInt32(key))).first())
        .orElseThrow();
  }

  List<String> collections() {
    return client.getDatabase("shop").listCollectionNames().into(new ArrayList<>());
  }

  @Override
  public void close() {
    server.close();
    client.close();
    mongo.close();
  }
}
