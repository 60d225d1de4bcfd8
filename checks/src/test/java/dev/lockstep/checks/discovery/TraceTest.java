package dev.lockstep.checks.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.lockstep.testkit.cassandra.CqlSpace;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journey of one document, as the command tells it. */
class TraceTest {
  private static final String CANARY = "canary-of-a-document";

  @TempDir private Path folder;
  private String store = "";

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("change.yaml"),
        """
        apiVersion: lockstep/v1
        kind: Change
        id: town-to-city
        title: A town is a city
        contract: shop.things
        owner: team-things
        rationale: To be followed.
        operations:
          - rename: {from: town, to: city}
        """);
  }

  private Command run(String... arguments) {
    return Command.run(folder.resolve("state"), arguments);
  }

  private void carry(String verb, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(verb, folder.resolve("change.yaml").toString(), "--store", store));
    arguments.addAll(List.of("--collection", "things"));
    arguments.addAll(List.of(more));
    Command done = run(arguments.toArray(String[]::new));
    assertThat(done.exit()).as(done.all()).isZero();
  }

  /** What is told of a document; no value out of it is. */
  private String told(String... arguments) {
    Command done = run(arguments);
    assertThat(done.exit()).as(done.all()).isZero();
    assertThat(done.all()).doesNotContain(CANARY);
    return done.out();
  }

  @Test
  void aDocumentOfMongoDbIsFollowedForwardAndBack() {
    try (EmbeddedMongo server = EmbeddedMongo.start();
        MongoClient client = MongoClients.create(server.address())) {
      store = server.address() + "/test";
      MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
      ObjectId id = new ObjectId();
      things.insertMany(
          List.of(
              new Document("_id", 1).append("town", CANARY),
              new Document("_id", "1").append("town", CANARY),
              new Document("_id", id).append("town", CANARY)));
      carry("run", "--until", "expanded");
      assertThat(told("trace", "1"))
          .contains("stands at expanded", "Now: It is in one shape alone")
          .doesNotContain("Last written");

      carry("run", "--until", "verified");
      assertThat(told("trace", "1"))
          .contains("Change town-to-city stands at verified", "Both shapes are in it and say")
          .containsPattern("Last written in step under epoch \\d+ at backfill from 2\\S+ on")
          .contains("The pass backfill went over all documents (")
          .contains("were compared as of 2", "all agreed");
      assertThat(told("trace", "\"1\"", "town-to-city")).contains("say the same");
      assertThat(told("trace", "{\"$oid\":\"%s\"}".formatted(id))).contains("say the same");
      assertThat(told("trace", "nobody")).contains("no document of this key");

      things.updateOne(Filters.eq("_id", 1), Updates.set("town", CANARY + "-again"));
      assertThat(told("trace", "1")).contains("The shapes disagree now");
      things.updateOne(Filters.eq("_id", "1"), Updates.set("town", CANARY + "-a"));
      things.updateOne(Filters.eq("_id", "1"), Updates.set("city", CANARY + "-b"));
      carry("run", "--until", "new-primary");
      assertThat(told("trace", "1")).contains("say the same", "ramp").doesNotContain("Set aside");

      carry("rollback");
      assertThat(told("trace", "1", "--output", "json"))
          .startsWith("{\"change\":\"town-to-city\",\"stage\":\"rolled-back\",\"now\":{")
          .contains("\"state\":\"untagged\"", "\"action\":\"compared\"", "\"untold\":[");
    }
  }

  @Test
  void whatWasSetAsideOfADocumentIsTold() {
    try (EmbeddedMongo server = EmbeddedMongo.withoutUsableFeed();
        MongoClient client = MongoClients.create(server.address())) {
      store = server.address() + "/test";
      MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
      things.insertMany(
          List.of(
              new Document("_id", 1).append("town", CANARY),
              new Document("_id", 2).append("town", CANARY)));
      carry("run", "--until", "verified");
      things.updateOne(
          Filters.eq("_id", 1),
          Updates.combine(Updates.set("town", CANARY + "-a"), Updates.set("city", CANARY + "-b")));
      carry("run", "--until", "new-primary");

      assertThat(told("trace", "1")).containsPattern("Set aside: component .*reason conflict");
      assertThat(told("trace", "2")).doesNotContain("Set aside");
    }
  }

  @Test
  void aRowOfCassandraIsFollowed() throws InterruptedException {
    try (CqlSpace space = CqlSpace.open()) {
      store = space.uri().toString();
      space.run("CREATE TABLE things (id text PRIMARY KEY, town text)");
      space.run("INSERT INTO things (id, town) VALUES ('r-1', ?)", CANARY);
      carry("run", "--until", "verified");

      assertThat(told("trace", "r-1"))
          .contains("Both shapes are in it and say the same", "The pass backfill went over all");
      assertThat(told("trace", "r-2")).contains("no document of this key");
      assertThat(told("trace", "{\"id\": \"r-1\"}")).contains("say the same");
      carry("rollback");
      assertThat(told("trace", "r-1")).contains("stands at rolled-back", "in one shape alone");
    }
  }
}
