package dev.lockstep.demo.console;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.lockstep.demo.control.DemoServer;
import dev.lockstep.demo.regression.OrderServices;
import dev.lockstep.runner.Person;
import dev.lockstep.runner.Runner;
import dev.lockstep.runner.StateFolder;
import dev.lockstep.runner.StoreAddress;
import dev.lockstep.runner.order.Foreman;
import dev.lockstep.runner.order.Foreman.Workplace;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bson.BsonDocument;

/**
 * What people look at in the console: a server with a runner, two collections that services share,
 * and a contract of each. The services of the first one get a bad release in the midst of a ramp.
 * For one thread.
 */
final class ConsoleWorld implements AutoCloseable {
  /** The sources of the console. */
  static final Path CONSOLE = Path.of("..", "console");

  private static final Path FILES = CONSOLE.resolve("e2e").resolve("files");
  private static final List<String> SUBJECTS = List.of("orders", "invoices");

  private final EmbeddedMongo mongo = EmbeddedMongo.start();
  private final MongoClient client;
  private final DemoServer server;
  private final Desk desk;
  private final OrderServices orders;
  private final OrderServices invoices;
  private final BadRelease badRelease;

  private ConsoleWorld(Path folder) throws IOException {
    String address = mongo.address() + "/shop";
    client = MongoClients.create(address);
    server = DemoServer.start(folder.resolve("server"), InstantSource.system(), new SecureRandom());
    desk = new Desk(server.address(), server.token());
    publish();
    employ(folder, address);
    MongoDatabase database = client.getDatabase("shop");
    orders = services(database, "orders");
    OldOrders.grow(database.getCollection("demo_orders"));
    desk.observe("demo", "demo_orders", FILES.resolve("orders").resolve("observation.json"));
    invoices = services(database, "invoices");
    Divergence.plant(
        server,
        desk,
        database.getCollection("demo_places", BsonDocument.class),
        FILES.resolve("places"));
    badRelease = BadRelease.at(server, "orders-client", "ramp 50.0 %", orders);
  }

  /** Starts everything, with what it keeps in this folder. */
  static ConsoleWorld start(Path folder) throws IOException {
    return new ConsoleWorld(folder);
  }

  /** Starts it for those who work on the console, tells what they need, and ends with a line. */
  public static void main(String[] arguments) throws IOException {
    try (ConsoleWorld world = start(Files.createTempDirectory("lockstep-console"))) {
      world.known().forEach((name, value) -> System.out.println("export " + name + "=" + value));
      int unused = System.in.read();
    }
  }

  private void publish() throws IOException {
    desk.publish("plans", FILES.resolve("quick.plan.yaml"));
    desk.publish("plans", FILES.resolve("calm.plan.yaml"));
    for (String subject : SUBJECTS) {
      Path folder = FILES.resolve(subject);
      desk.publish("contracts", folder.resolve("contract-1.odcs.yaml"));
      for (String service : List.of("legacy", "upgraded", "canary")) {
        desk.publish("usages", folder.resolve(service + ".usage.yaml"));
      }
    }
  }

  private void employ(Path folder, String address) {
    StateFolder state = new StateFolder(folder.resolve("state"));
    Runner runner =
        new Runner(
            state,
            new Person("runner"),
            InstantSource.system(),
            new SplittableRandom(1),
            Optional.empty());
    server.employ(
        new Workplace(
            "demo-runner",
            runner,
            state,
            StoreAddress.parse(address),
            Set.of(),
            Foreman.Listener.DEAF));
  }

  private OrderServices services(MongoDatabase database, String subject) throws IOException {
    String change = Files.readString(FILES.resolve(subject).resolve("change.yaml"));
    return OrderServices.start(server, database, "demo_" + subject, change);
  }

  /** Where it is, and the tokens of its people, by what the tests of the console call them. */
  Map<String, String> known() {
    Map<String, String> tokens = new TreeMap<>();
    tokens.put("LOCKSTEP_URL", server.address().toString());
    tokens.put("LOCKSTEP_STORE", mongo.address() + "/shop");
    tokens.put("ADMIN", server.token());
    tokens.put("DEVELOPER", desk.token("dora", "developer:team-orders", "developer:team-invoices"));
    tokens.put("STEWARD", desk.token("sten", "steward:team-orders", "steward:team-invoices"));
    tokens.put("SECOND", desk.token("stella", "steward:team-orders", "steward:team-invoices"));
    tokens.put("LEDGER", desk.token("lena", "developer:team-ledger"));
    tokens.put("OPERATOR", desk.token("olga", "operator", "viewer"));
    tokens.put("VIEWER", desk.token("vera", "viewer"));
    return tokens;
  }

  /**
   * How many acknowledged writes the collections do not hold; the services end with the question.
   */
  long lost() {
    return orders.lost() + invoices.lost();
  }

  @Override
  public void close() {
    badRelease.close();
    orders.close();
    invoices.close();
    server.close();
    client.close();
    mongo.close();
  }
}
