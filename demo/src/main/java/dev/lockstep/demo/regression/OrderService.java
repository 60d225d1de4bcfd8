package dev.lockstep.demo.regression;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.mongodb.SharedMongoCollection;
import dev.lockstep.client.mongodb.SpokenChange;
import dev.lockstep.client.mongodb.Written;
import dev.lockstep.demo.control.Patience;
import dev.lockstep.demo.data.BsonForm;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A service that reads and writes orders through the SDK, on a thread of its own. In its bad
 * release, what it does with documents of the new shape is slow and mostly wrong.
 */
final class OrderService implements Runnable, AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(6);
  private static final Duration SLOWNESS = Duration.ofMillis(15);
  private static final int WRITES_OF_TEN = 2;

  private final String name;
  private final Orders orders;
  private final Lockstep lockstep;
  private final SharedMongoCollection<BsonDocument> shared;
  private final SpokenChange change;
  private final AtomicBoolean isBad;
  private final SplittableRandom random;
  private final Thread thread;
  private volatile boolean ended;
  private long writes;

  /** A service that is not started yet; the release may turn bad while it runs. */
  OrderService(
      String name, Orders orders, Lockstep lockstep, SpokenChange change, AtomicBoolean isBad) {
    this.name = name;
    this.orders = orders;
    this.lockstep = lockstep;
    this.change = change;
    this.isBad = isBad;
    this.random = new SplittableRandom(name.hashCode());
    this.thread = Thread.ofVirtual().name("orders-" + name).unstarted(this);
    this.shared =
        Patience.with(() ->
            SharedMongoCollection.inPlace(lockstep, orders.name(), orders.collection(), change));
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    while (!ended) {
      BsonValue key = Orders.key(random.nextInt(Orders.COUNT));
      if (random.nextInt(10) < WRITES_OF_TEN) {
        write(key);
      } else {
        read(key);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void write(BsonValue key) {
    String customer = name + "-" + ++writes;
    String field = change.shape() == Shape.OLD ? Orders.CUSTOMER : Orders.CLIENT;
    orders.write(
        key,
        customer,
        () ->
            shared.update(
                    key,
                    order ->
                        BsonForm.toBson(BsonForm.fromBson(order).with(field, Value.text(customer))))
                instanceof Written.Done);
  }

  private void read(BsonValue key) {
    Layout layout = change.layout();
    try {
      Optional<Document> unused =
          shared
              .shared()
              .read(
                  BsonForm.fromBson(key),
                  () -> orders.find(key).map(layout::oldView).map(layout::newView),
                  () -> handled(orders.find(key).map(layout::newView)));
    } catch (WrongTotalException e) {
      Thread.onSpinWait(); // The request of a customer failed.
    }
  }

  private Optional<Document> handled(Optional<Document> order) throws WrongTotalException {
    if (isBad.get()) {
      LockSupport.parkNanos(SLOWNESS.toNanos());
      if (random.nextInt(10) < 6) {
        throw new WrongTotalException();
      }
    }
    return order;
  }

  /** What a customer of the bad release meets. */
  private static final class WrongTotalException extends Exception {
    private static final long serialVersionUID = 1;

    private WrongTotalException() {
      super("The total of the order is wrong", null, false, false);
    }
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
      lockstep.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
