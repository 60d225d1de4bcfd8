package dev.lockstep.checks.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Discovery of collections on a server of MongoDB's protocol. */
final class MongoDiscoveryTest {
  /** What must never be shown, wherever it stands. */
  private static final List<String> SECRETS =
      List.of(
          "ana.berg@shop.example",
          "4111 1111 1111 1111",
          "4111111111111111",
          "5500005555555559",
          "DE89370400440532013000",
          "+49 30 901820",
          "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
          "hunter2",
          "219-09-9999");

  private final EmbeddedMongo server = EmbeddedMongo.start();
  private final MongoClient client = MongoClients.create(server.address());
  private final MongoDatabase database = client.getDatabase("shop");

  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    MongoCollection<BsonDocument> orders = collection("orders");
    List<BsonDocument> batch = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      batch.add(order(i));
    }
    orders.insertMany(batch);
    String index = orders.createIndex(BsonDocument.parse("{status: 1, total: -1}"));
    assertThat(index).isEqualTo("status_1_total_-1");
    IndexOptions expiry = new IndexOptions().name("expiry").expireAfter(60L, TimeUnit.SECONDS);
    assertThat(orders.createIndex(BsonDocument.parse("{createdAt: 1}"), expiry)).isNotEmpty();
  }

  private static BsonDocument order(int i) {
    BsonDocument order =
        new BsonDocument("_id", new BsonInt32(i))
            .append("schemaVersion", new BsonInt32(i % 4 == 0 ? 1 : 2))
            .append("status", new BsonString(i % 3 == 0 ? "paid" : "new"))
            .append("total", i % 50 == 0 ? new BsonString("12.50") : new BsonInt64(100L * i))
            .append("createdAt", new BsonDateTime(1_900_000_000_000L + i));
    if (i % 2 == 0) {
      order.append("customer", new BsonDocument("name", new BsonString("n" + i % 7)));
    }
    return order;
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private MongoCollection<BsonDocument> collection(String name) {
    return database.getCollection(name, BsonDocument.class);
  }

  private String uri() {
    return server.address() + "/shop";
  }

  private Command run(String... args) {
    return Command.run(folder.resolve("state"), args);
  }

  /** Everything that the server holds, in all its databases. */
  private Map<String, List<BsonDocument>> everything() {
    Map<String, List<BsonDocument>> all = new TreeMap<>();
    for (String name : client.listDatabaseNames()) {
      MongoDatabase each = client.getDatabase(name);
      for (String collection : each.listCollectionNames()) {
        MongoCollection<BsonDocument> documents =
            each.getCollection(collection, BsonDocument.class);
        all.put(name + "." + collection, documents.find().into(new ArrayList<>()));
        all.put(
            name + "." + collection + " indexes",
            documents.listIndexes(BsonDocument.class).into(new ArrayList<>()));
      }
    }
    return all;
  }

  @Test
  void aDraftOfAFullScanIsTakenByLintAndHeldByItsStore() throws IOException {
    Map<String, List<BsonDocument>> before = everything();
    Path draft = folder.resolve("orders.odcs.yaml");
    Path counts = folder.resolve("counts.yaml");
    Command infer =
        run(
            "infer",
            uri(),
            "--collection",
            "orders",
            "--full",
            "--out",
            draft.toString(),
            "--stats-out",
            counts.toString());
    assertThat(infer.exit()).as(infer.all()).isZero();
    assertThat(infer.out())
        .contains("total: string 12, long 588")
        .contains("Looked at all 600 documents.");
    assertThat(Files.readString(draft))
        .contains("expireAfter: PT1M", "# enum candidates: new, paid");
    Command lint = run("lint", draft.toString());
    assertThat(lint.exit()).as(lint.all()).isZero();
    assertThat(lint.out()).contains(" 0 errors");
    Command drift = run("drift", draft.toString(), "--store", uri(), "--full");
    assertThat(drift.exit()).as(drift.all()).isZero();
    assertThat(drift.out()).contains("orders is as promised. Looked at all 600 documents.");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void theCountsAreThoseThatTheCheckerReads() throws IOException {
    Path old = Files.createDirectories(folder.resolve("old"));
    Path fresh = Files.createDirectories(folder.resolve("new"));
    Path counts = folder.resolve("counts.yaml");
    Command infer =
        run(
            "infer",
            uri(),
            "--collection",
            "orders",
            "--full",
            "--out",
            old.resolve("orders.odcs.yaml").toString(),
            "--stats-out",
            counts.toString());
    assertThat(infer.exit()).isZero();
    assertThat(StatisticsSchema.errors(Files.readString(counts))).isEmpty();
    String draft = Files.readString(old.resolve("orders.odcs.yaml"));
    Matcher schemaVersion =
        Pattern.compile("(?s)id: schemaVersion\n.*?required: true\n").matcher(draft);
    assertThat(schemaVersion.find()).isTrue();
    String without = schemaVersion.group().replaceAll(" *required: true\n", "");
    Files.writeString(
        old.resolve("orders.odcs.yaml"), draft.replace(schemaVersion.group(), without));
    Files.writeString(
        fresh.resolve("orders.odcs.yaml"), draft.replace("version: 0.1.0", "version: 0.2.0"));
    Command unknown = run("breaking", "--against", old.toString(), fresh.toString());
    Command known =
        run(
            "breaking",
            "--against",
            old.toString(),
            "--stats",
            counts.toString(),
            fresh.toString());
    assertThat(unknown.out())
        .containsPattern("(?m)^.*error.*FIELD_REQUIRED_TIGHTENED|FIELD_REQUIRED_TIGHTENED");
    assertThat(known.out()).isNotEqualTo(unknown.out());
  }

  @Test
  void aSampleSaysWhatItProvesAndPromisesNothing() {
    Command infer = run("infer", uri(), "--collection", "orders", "--sample", "100");
    assertThat(infer.exit()).isZero();
    assertThat(infer.out())
        .contains("100 documents drawn at random", "fewer than 3.0 %")
        .doesNotContain("required: true");
  }

  @Test
  void whatDiffersFromAContractIsTold() throws IOException {
    Path draft = folder.resolve("orders.odcs.yaml");
    assertThat(
            run("infer", uri(), "--collection", "orders", "--full", "--out", draft.toString())
                .exit())
        .isZero();
    Files.writeString(
        draft,
        Files.readString(draft)
            .replace(
                "contentModel: open",
                "contentModel: closed\n            schemaVersion: schemaVersion"));
    assertThat(
            collection("orders")
                .insertOne(
                    BsonDocument.parse(
                        "{_id: 'x', schemaVersion: 3, status: 7, total: 1, createdAt: null, added:"
                            + " 1}"))
                .wasAcknowledged())
        .isTrue();
    collection("orders").dropIndex("expiry");
    Map<String, List<BsonDocument>> before = everything();
    Command drift = run("drift", draft.toString(), "--store", uri(), "--full");
    assertThat(drift.exit()).as(drift.all()).isEqualTo(100);
    assertThat(drift.out())
        .contains("orders added: path-undeclared: a int, not in the contract (1 times)")
        .contains("orders status: type-differs: int where string is promised (1 times)")
        .contains("orders createdAt: null-not-allowed")
        .contains("orders _id: type-differs: string where int is promised (1 times)")
        .contains("orders expiry: index-differs: the contract has it, the store has not")
        .contains("orders ttl: ttl-differs")
        .contains("orders: versions of the documents: 1 150, 2 450, 3 1");
    Command json = run("drift", draft.toString(), "--store", uri(), "--full", "--output", "json");
    assertThat(json.exit()).isEqualTo(100);
    assertThat(json.out().lines().toList().getLast())
        .startsWith("{\"event\":\"result\",\"drift\":true,\"known\":true,\"collections\":[");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void theDoctorSaysWhatCatchesTheEye() throws IOException {
    Map<String, List<BsonDocument>> before = everything();
    Path contracts = Files.createDirectories(folder.resolve("contracts"));
    Command doctor = run("doctor", uri(), "--contract", contracts.toString());
    assertThat(doctor.exit()).as(doctor.all()).isZero();
    assertThat(doctor.out())
        .contains("/shop: 1 collections.")
        .contains("orders: about 600 documents")
        .contains("mixed-types total: string 12, long 588")
        .contains("mixed-shapes: 3 shapes; the most frequent one has 300 documents")
        .contains("index-unused expiry: served nobody since")
        .contains("Who writes is not known")
        .contains("nothing was written");
    assertThat(run("lint", contracts.toString()).exit()).isZero();
    assertThat(everything()).isEqualTo(before);
    Command again = run("doctor", uri(), "--contract", contracts.toString());
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.all()).contains("it is there already, and somebody may have worked on it");
  }

  @Test
  void aDoctorWithoutTimeSaysWhatItDidNotComeTo() {
    Command doctor = run("doctor", uri(), "--within", "0ms");
    assertThat(doctor.exit()).isEqualTo(101);
    assertThat(doctor.out()).contains("not looked at: orders: the time was over before it");
  }

  @Test
  void whoWritesIsNotSaidToBeKnownWhereTheAccountLacksAPrivilege() {
    server.forbid("$currentOp");
    Command blind = run("doctor", uri());
    assertThat(blind.exit()).as(blind.all()).isEqualTo(101);
    assertThat(blind.out())
        .contains("Who writes is not known: the account lacks the privilege for $currentOp.")
        .contains("The account lacks the privilege for $currentOp.");
    server.forbid("system.profile");
    Command none = run("doctor", uri(), "--output", "json");
    assertThat(none.exit()).isEqualTo(101);
    assertThat(none.out())
        .contains("the privilege for find on system.profile")
        .contains("\"writers\":[]");
  }

  @Test
  void noSensitiveValueIsShownWhereverItStands() throws IOException {
    List<BsonDocument> planted = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      planted.add(planted(i));
    }
    assertThat(collection("people").insertMany(planted).wasAcknowledged()).isTrue();
    Path draft = folder.resolve("people.odcs.yaml");
    Path counts = folder.resolve("counts.yaml");
    StringBuilder all = new StringBuilder();
    for (String output : List.of("text", "json")) {
      all.append(run("infer", uri(), "--collection", "people", "--full", "--output", output).all());
      all.append(run("doctor", uri(), "--output", output).all());
    }
    all.append(
        run(
                "infer",
                uri(),
                "--collection",
                "people",
                "--full",
                "--out",
                draft.toString(),
                "--stats-out",
                counts.toString())
            .all());
    collection("people")
        .insertOne(planted(60).append("_id", new BsonString("ana.berg@shop.example")));
    Files.writeString(
        draft, Files.readString(draft).replace("contentModel: open", "contentModel: closed"));
    all.append(Files.readString(draft)).append(Files.readString(counts));
    for (String output : List.of("text", "json")) {
      all.append(
          run("drift", draft.toString(), "--store", uri(), "--full", "--output", output).all());
    }
    assertThat(all.toString()).contains("looks like e-mail addresses");
    for (String secret : SECRETS) {
      assertThat(all.toString()).doesNotContain(secret);
    }
  }

  /** Every secret as a value, in an array, in a sentence, as a key and under a telling name. */
  private static BsonDocument planted(int i) {
    String secret = SECRETS.get(i % SECRETS.size());
    BsonDocument person = new BsonDocument("_id", new BsonInt32(i));
    person.append("plain", new BsonString(secret));
    person.append("password", new BsonString("hunter2"));
    person.append("list", new BsonArray(List.of(new BsonString(secret))));
    person.append("sentence", new BsonString("it is " + secret + ", he said"));
    person.append("nested", new BsonDocument("deep", new BsonString(secret)));
    person.append("card", new BsonInt64(i % 2 == 0 ? 4111111111111111L : 5500005555555559L));
    if (!secret.equals("hunter2")) {
      person.append("byKey", new BsonDocument(secret.replace(".", "_"), new BsonInt32(1)));
    }
    return person;
  }

  @Test
  void hostileDocumentsAreLookedAtToo() {
    MongoCollection<BsonDocument> wild = collection("wild");
    BsonDocument wide = new BsonDocument("_id", new BsonInt32(1));
    for (int i = 0; i < 10_000; i++) {
      wide.append("field" + i, new BsonInt32(i));
    }
    BsonDocument deep = new BsonDocument("leaf", new BsonInt32(1));
    for (int i = 0; i < 90; i++) {
      deep = new BsonDocument("d", deep);
    }
    BsonDocument types = new BsonDocument("_id", new BsonObjectId(new ObjectId()));
    List<BsonValue> values =
        List.of(
            new BsonDouble(Double.NaN),
            new BsonDouble(Double.NEGATIVE_INFINITY),
            new BsonDecimal128(Decimal128.parse("1E+6000")),
            new BsonBinary(new byte[9]),
            new BsonRegularExpression("a("),
            new BsonTimestamp(1, 1),
            new BsonMinKey(),
            new BsonMaxKey(),
            BsonNull.VALUE);
    for (int i = 0; i < values.size(); i++) {
      types.append("t" + i, values.get(i));
      types.append("odd \"' {" + i, values.get(i));
    }
    BsonDocument large =
        new BsonDocument("_id", new BsonDouble(1.5))
            .append("blob", new BsonString("x".repeat(12_000_000)));
    assertThat(
            wild.insertMany(List.of(wide, types, large, deep.append("_id", new BsonString("d"))))
                .wasAcknowledged())
        .isTrue();
    database.createCollection("void");
    Path draft = folder.resolve("wild.odcs.yaml");
    Command infer =
        run("infer", uri(), "--collection", "wild", "--full", "--out", draft.toString());
    assertThat(infer.exit()).as(infer.all()).isZero();
    Command lint = run("lint", draft.toString());
    assertThat(lint.exit()).as(lint.out()).isZero();
    Command empty = run("infer", uri(), "--collection", "void", "--full");
    assertThat(empty.exit()).as(empty.all()).isZero();
    assertThat(run("doctor", uri()).exit()).isZero();
    Command missing = run("infer", uri(), "--collection", "nowhere");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.all()).contains("Cannot look at the collection nowhere");
  }
}
