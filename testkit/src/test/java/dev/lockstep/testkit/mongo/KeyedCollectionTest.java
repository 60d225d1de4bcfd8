package dev.lockstep.testkit.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class KeyedCollectionTest {
  private static final List<List<Integer>> TYPES =
      List.of(List.of(1, 16, 18, 19), List.of(2), List.of(7), List.of(9), List.of(8));

  @SeededTest(cases = 20)
  void theOrderOfKeysAnswersAsLookingAtEveryDocumentDoes(SplittableRandom random) {
    try (EmbeddedMongo server = EmbeddedMongo.start();
        MongoClient client = MongoClients.create(server.address())) {
      MongoCollection<BsonDocument> documents =
          client.getDatabase("d").getCollection("c", BsonDocument.class);
      for (int i = 0; i < 60; i++) {
        BsonDocument id = new BsonDocument("_id", key(random));
        if (random.nextInt(4) == 0) {
          assertThat(documents.deleteOne(id).wasAcknowledged()).isTrue();
        } else if (documents.countDocuments(id) == 0) {
          assertThat(documents.insertOne(id.append("n", new BsonInt32(i))).wasAcknowledged())
              .isTrue();
        }
      }
      for (int i = 0; i < 30; i++) {
        BsonDocument range = new BsonDocument("_id", condition(random));
        int limit = 1 + random.nextInt(20);
        assertThat(found(documents, range, limit))
            .as("%s limit %d", range.toJson(), limit)
            .isEqualTo(found(documents, Filters.or(range), limit));
      }
    }
  }

  @Test
  void numberGivesWayToAnEqualOneOfAnotherType() {
    try (EmbeddedMongo server = EmbeddedMongo.start();
        MongoClient client = MongoClients.create(server.address())) {
      MongoCollection<BsonDocument> documents =
          client.getDatabase("d").getCollection("c", BsonDocument.class);
      BsonDocument id = new BsonDocument("_id", new BsonInt32(1));
      BsonDocument nested = new BsonDocument("m", new BsonInt64(7));
      assertThat(
              documents
                  .insertOne(id.clone().append("n", new BsonInt32(5)).append("deep", nested))
                  .wasAcknowledged())
          .isTrue();
      Bson update = Updates.combine(Updates.set("n", 5.0), Updates.set("deep.m", 7));
      assertThat(documents.updateOne(id, update).getMatchedCount()).isEqualTo(1);
      assertThat(documents.find(id).first())
          .isEqualTo(
              id.clone()
                  .append("n", new BsonDouble(5))
                  .append("deep", new BsonDocument("m", new BsonInt32(7))));
    }
  }

  @Test
  void sampleHoldsDifferentDocumentsAtRandomAndAllWhereThereAreFewer() {
    try (EmbeddedMongo server = EmbeddedMongo.start();
        MongoClient client = MongoClients.create(server.address())) {
      MongoCollection<BsonDocument> documents =
          client.getDatabase("d").getCollection("c", BsonDocument.class);
      List<BsonDocument> all =
          IntStream.range(0, 500).mapToObj(i -> new BsonDocument("_id", new BsonInt32(i))).toList();
      assertThat(documents.insertMany(all).wasAcknowledged()).isTrue();
      List<BsonDocument> some = sample(documents, 100);
      assertThat(some).hasSize(100).doesNotHaveDuplicates().isSubsetOf(all);
      assertThat(some).isNotEqualTo(all.subList(0, 100)).isNotEqualTo(all.subList(400, 500));
      assertThat(sample(documents, 1_000)).hasSameElementsAs(all);
    }
  }

  private static List<BsonDocument> sample(MongoCollection<BsonDocument> documents, int size) {
    return documents
        .aggregate(List.of(Aggregates.sample(size), Aggregates.sort(Sorts.ascending("_id"))))
        .into(new ArrayList<>());
  }

  private static List<BsonDocument> found(
      MongoCollection<BsonDocument> documents, Bson filter, int limit) {
    return documents.find(filter).sort(Sorts.ascending("_id")).limit(limit).into(new ArrayList<>());
  }

  private static BsonDocument condition(SplittableRandom random) {
    BsonArray types = new BsonArray();
    TYPES.get(random.nextInt(TYPES.size())).forEach(type -> types.add(new BsonInt32(type)));
    BsonDocument condition =
        random.nextInt(4) == 0
            ? new BsonDocument("$lt", key(random))
            : new BsonDocument("$type", types);
    for (String operator : List.of("$gt", "$gte", "$lt")) {
      if (random.nextBoolean()) {
        condition.append(operator, key(random));
      }
    }
    return condition;
  }

  private static BsonValue key(SplittableRandom random) {
    int n = random.nextInt(20);
    return switch (random.nextInt(8)) {
      case 0 -> new BsonInt32(n);
      case 1 -> new BsonInt64(n);
      case 2 -> new BsonDouble(n / 2.0);
      case 3, 4 -> new BsonString("k" + n);
      case 5 -> new BsonObjectId(new ObjectId(n, n));
      case 6 -> new BsonDateTime(n);
      default -> BsonBoolean.valueOf(n % 2 == 0);
    };
  }
}
