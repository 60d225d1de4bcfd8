package dev.lockstep.checks.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.lockstep.demo.data.BsonForm;
import dev.lockstep.model.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The baseline: what an engineer would write by hand on the bare driver for the same reads and the
 * same writes, guards and tags included, as parallel.
 */
final class BareLoop implements AutoCloseable {
  static final String DATABASE = "bench";
  static final int PARALLELISM = 2;
  private static final int BATCH = 500;
  private static final BsonDocument ABSENT = BsonDocument.parse("{$exists: false}");
  private static final BsonDocument ARRAY = BsonDocument.parse("{$type: 4}");
  private static final BsonDocument BEFORE_THE_DEADLINE =
      BsonDocument.parse("{$lt: ['$$NOW', {$date: '2100-01-01T00:00:00Z'}]}");
  private static final UpdateOptions SIMPLE =
      new UpdateOptions().collation(Collation.builder().locale("simple").build());

  private final MongoClient client;
  private final MongoCollection<BsonDocument> collection;
  private final List<BsonValue> bounds;
  private final int documents;

  BareLoop(String address, List<Document> documents) {
    this.client = MongoClients.create(address);
    load(client, "bare", documents.stream());
    this.collection = client.getDatabase(DATABASE).getCollection("bare", BsonDocument.class);
    this.documents = documents.size();
    this.bounds = new ArrayList<>();
    for (int part = 0; part < PARALLELISM; part++) {
      Document first = documents.get(part * documents.size() / PARALLELISM);
      bounds.add(BsonForm.toBson(first).get("_id"));
    }
  }

  /** Puts these documents into a collection that is new. */
  static void load(MongoClient client, String name, Stream<Document> documents) {
    MongoCollection<BsonDocument> target =
        client.getDatabase(DATABASE).getCollection(name, BsonDocument.class);
    target.drop();
    List<BsonDocument> batch = new ArrayList<>();
    documents.forEach(document -> {
      batch.add(BsonForm.toBson(document));
      if (batch.size() == BATCH) {
        insert(target, batch);
      }
    });
    insert(target, batch);
  }

  private static void insert(MongoCollection<BsonDocument> target, List<BsonDocument> batch) {
    if (!batch.isEmpty() && !target.insertMany(batch).wasAcknowledged()) {
      throw new IllegalStateException("The server does not acknowledge writes");
    }
    batch.clear();
  }

  /** Documents a second of reading all and writing both shapes and the tag under a guard. */
  double backfill() {
    AtomicLong written = new AtomicLong();
    double rate =
        perSecond(batch -> {
          List<WriteModel<BsonDocument>> writes =
              batch.stream().<WriteModel<BsonDocument>>map(BareLoop::write).toList();
          BulkWriteOptions unordered = new BulkWriteOptions().ordered(false);
          written.addAndGet(collection.bulkWrite(writes, unordered).getMatchedCount());
        });
    if (written.get() != documents) {
      throw new IllegalStateException("The bare loop wrote " + written + " of " + documents);
    }
    return rate;
  }

  /** Documents a second of reading all. */
  double scan() {
    return perSecond(batch -> {});
  }

  private double perSecond(Consumer<List<BsonDocument>> work) {
    long began = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int part = 0; part < PARALLELISM; part++) {
      int mine = part;
      threads.add(Thread.ofPlatform().start(() -> read(mine, work)));
    }
    threads.forEach(BareLoop::join);
    return documents * 1e9 / (System.nanoTime() - began);
  }

  private void read(int part, Consumer<List<BsonDocument>> work) {
    BsonDocument range = new BsonDocument("$gte", bounds.get(part));
    if (part + 1 < bounds.size()) {
      range.append("$lt", bounds.get(part + 1));
    }
    while (true) {
      List<BsonDocument> batch =
          collection
              .find(new BsonDocument("_id", range))
              .sort(Sorts.ascending("_id"))
              .limit(BATCH)
              .batchSize(BATCH)
              .into(new ArrayList<>());
      if (batch.isEmpty()) {
        return;
      }
      work.accept(batch);
      range.remove("$gte");
      range.append("$gt", batch.getLast().get("_id"));
    }
  }

  private static WriteModel<BsonDocument> write(BsonDocument old) {
    BsonArray exactly = new BsonArray();
    BsonArray noArrays = new BsonArray();
    for (String path : List.of("address line 2", "outcode", "postcode", "rating")) {
      if (old.containsKey(path)) {
        exactly.add(new BsonDocument(path, exactly(old.get(path))));
        noArrays.add(new BsonDocument(path, ARRAY));
      } else {
        exactly.add(new BsonDocument(path, ABSENT));
      }
    }
    exactly.add(new BsonDocument("city", ABSENT));
    exactly.add(new BsonDocument("_lockstep", ABSENT));
    BsonDocument guard =
        new BsonDocument("_id", new BsonDocument("$eq", old.get("_id")))
            .append("$and", exactly)
            .append("$nor", noArrays)
            .append("$expr", BEFORE_THE_DEADLINE);
    BsonDocument next = new BsonDocument();
    if (old.containsKey("outcode") || old.containsKey("postcode")) {
      next.append("postcode", new BsonString(text(old, "outcode") + " " + text(old, "postcode")));
    }
    if (old.containsKey("rating")) {
      next.append("rating", number(old.get("rating")));
    }
    BsonDocument set = new BsonDocument();
    if (old.containsKey("address line 2")) {
      set.append("city", old.get("address line 2"));
    }
    return new UpdateOneModel<>(
        guard, new BsonDocument("$set", set.append("_lockstep", tag(next))), SIMPLE);
  }

  private static BsonDocument exactly(BsonValue value) {
    return new BsonDocument("$eq", value)
        .append("$type", new BsonInt32(value.getBsonType().getValue()));
  }

  private static String text(BsonDocument document, String name) {
    return document.containsKey(name) && document.get(name).isString()
        ? document.getString(name).getValue()
        : "";
  }

  private static BsonValue number(BsonValue value) {
    return value.isNumber() ? new BsonDouble(value.asNumber().doubleValue()) : BsonNull.VALUE;
  }

  private static BsonDocument tag(BsonDocument next) {
    BsonDocument components = new BsonDocument();
    for (String name : List.of("city", "postcode", "rating")) {
      components.append(
          name,
          new BsonDocument("old", new BsonBinary(new byte[16]))
              .append("new", new BsonBinary(new byte[16])));
    }
    return new BsonDocument("change", new BsonString("checked-bench"))
        .append("epoch", new BsonInt64(1))
        .append("nonce", new BsonBinary(new byte[12]))
        .append("components", components)
        .append("next", next);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    collection.drop();
    client.close();
  }
}
