package dev.lockstep.demo.regression;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.lockstep.demo.data.BsonForm;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** Orders, and what their services were told is in them. Threads may share it. */
final class Orders {
  /** Who ordered, in the old shape. */
  static final String CUSTOMER = "customer";

  /** Who ordered, in the new shape. */
  static final String CLIENT = "client";

  /** How many there are. */
  static final int COUNT = 1_000;

  private final String name;
  private final MongoCollection<BsonDocument> collection;
  private final Map<BsonValue, String> acknowledged = new ConcurrentHashMap<>();

  private Orders(String name, MongoCollection<BsonDocument> collection) {
    this.name = name;
    this.collection = collection;
  }

  /** Loads orders into a collection of this name, of which nothing else is left. */
  static Orders load(MongoDatabase database, String name) {
    Orders orders = new Orders(name, database.getCollection(name, BsonDocument.class));
    orders.drop();
    var unused =
        orders.collection.insertMany(
            IntStream.range(0, COUNT)
                .mapToObj(number ->
                    Document.builder()
                        .add("_id", Value.int32(number))
                        .add(CUSTOMER, Value.text("c-" + number))
                        .add("total", Value.text(number + ".50"))
                        .build())
                .map(BsonForm::toBson)
                .toList());
    return orders;
  }

  MongoCollection<BsonDocument> collection() {
    return collection;
  }

  String name() {
    return name;
  }

  /** The order as it is stored. */
  Optional<Document> find(BsonValue key) {
    return Optional.ofNullable(collection.find(Filters.eq("_id", key)).first())
        .map(BsonForm::fromBson);
  }

  /** One service after the other writes an order; what is acknowledged must stay. */
  void write(BsonValue key, String customer, BooleanSupplier writing) {
    acknowledged.compute(
        key, (same, before) -> writing.getAsBoolean() ? customer : before == null ? "" : before);
  }

  /** How many orders do not hold, as old services read them, what was acknowledged last. */
  long lost() {
    return acknowledged.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .filter(each -> !isThere(each.getKey(), each.getValue()))
        .count();
  }

  private boolean isThere(BsonValue key, String customer) {
    return find(key)
        .flatMap(order -> order.get(CUSTOMER))
        .filter(Value.text(customer)::equals)
        .isPresent();
  }

  static BsonValue key(int number) {
    return new BsonInt32(number);
  }

  void drop() {
    collection.drop();
  }
}
