package dev.lockstep.demo.regression;

import com.mongodb.client.MongoDatabase;
import dev.lockstep.client.mongodb.SpokenChange;
import dev.lockstep.demo.control.DemoServer;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.inplace.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Three services that share a collection of orders: one speaks the old shape, two the new one. They
 * read and write until they are closed. For one thread.
 */
public final class OrderServices implements AutoCloseable {
  private final Orders orders;
  private final AtomicBoolean isBad = new AtomicBoolean();
  private final OrderService legacy;
  private final List<OrderService> upgraded;

  private OrderServices(DemoServer server, Orders orders, Change change) {
    this.orders = orders;
    String name = orders.name();
    this.legacy = service(server, name + "-legacy", change, Shape.OLD);
    this.upgraded =
        List.of(
            service(server, name + "-upgraded", change, Shape.NEW),
            service(server, name + "-canary", change, Shape.NEW));
  }

  /**
   * Loads a collection of orders and lets the services begin.
   *
   * @param change the text of the change that the upgraded ones know
   */
  public static OrderServices start(
      DemoServer server, MongoDatabase database, String collection, String change) {
    OrderServices services =
        new OrderServices(server, Orders.load(database, collection), read(change));
    services.legacy.start();
    services.upgraded.forEach(OrderService::start);
    return services;
  }

  private OrderService service(DemoServer server, String name, Change change, Shape shape) {
    return new OrderService(
        name, orders, server.instance(name), SpokenChange.of(change, shape), isBad);
  }

  static Change read(String text) {
    return switch (ChangeFile.read("order-client.yaml", text.getBytes(StandardCharsets.UTF_8))) {
      case ChangeFile.Parsed parsed -> parsed.change();
      case ChangeFile.Invalid invalid ->
          throw new IllegalStateException("The demo's own change is wrong: " + invalid.findings());
    };
  }

  /** From now on the new shape is read by a release that is slow and mostly wrong. */
  public void turnBad() {
    isBad.set(true);
  }

  /** Ends the services of the new shape. */
  void closeUpgraded() {
    upgraded.forEach(OrderService::close);
  }

  /**
   * Ends the services, and tells how many orders do not hold, as old services read them, what was
   * acknowledged last.
   */
  public long lost() {
    closeUpgraded();
    legacy.close();
    return orders.lost();
  }

  /** Ends the services and drops the collection. */
  @Override
  public void close() {
    closeUpgraded();
    legacy.close();
    orders.drop();
  }
}
