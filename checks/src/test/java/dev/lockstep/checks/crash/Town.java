package dev.lockstep.checks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.lockstep.demo.check.AfterRollback;
import dev.lockstep.demo.check.BothShapes;
import dev.lockstep.demo.check.Findings;
import dev.lockstep.demo.check.Sightings;
import dev.lockstep.demo.data.BsonCollection;
import dev.lockstep.demo.data.Catalogue;
import dev.lockstep.demo.data.GeneratedRestaurants;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.demo.data.Tokens;
import dev.lockstep.demo.history.History;
import dev.lockstep.demo.writers.Services;
import dev.lockstep.demo.writers.Shapes;
import dev.lockstep.demo.writers.Vocabulary;
import dev.lockstep.demo.writers.World;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.check.Interpreter;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.testkit.mongo.MongoProcess;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/**
 * A server in a process of its own, a collection on it, and the legacy services that share it; they
 * live on whatever is killed beside them.
 */
final class Town implements AutoCloseable {
  static final String COLLECTION = "restaurants";

  private static final BsonDocument TAGGED = BsonDocument.parse("{_lockstep: {$exists: true}}");

  private final ProcessUnderTest server;
  private final MongoClient client;
  private final LiveCollection collection;
  private final Change change;
  private final Shapes shapes;
  private final History history = new History();
  private final Findings findings = new Findings();
  private final Catalogue before;
  private final Services services;

  Town(Path changeFile, int documents, long seed) throws InterruptedException {
    server = ProcessUnderTest.start(JavaCommand.of(MongoProcess.class));
    client = MongoClients.create(server.awaitLine("mongodb://", Duration.ofSeconds(60)));
    collection = new BsonCollection(client.getDatabase("town"), COLLECTION);
    collection.insertAll(GeneratedRestaurants.documents(documents, seed));
    List<Document> loaded = new ArrayList<>();
    collection.forEach(loaded::add);
    loaded.forEach(history::load);
    before = collection.catalogue();
    change = ((ChangeFile.Parsed) ChangeFile.read(changeFile)).change();
    CompiledChange compiled = CompiledChange.of(change);
    shapes = new Shapes(compiled.lens(), new Layout(change.id(), compiled.components()));
    World world =
        new World(
            collection,
            history,
            shapes,
            Vocabulary.of(loaded, shapes),
            new Tokens(),
            new Sightings(findings));
    services = Services.start(world, seed);
  }

  /** Where the store is, for the command. */
  String address() {
    return server.output().getFirst() + "/town";
  }

  /** How many documents hold both shapes now. */
  long tagged() {
    return client
        .getDatabase("town")
        .getCollection(COLLECTION, BsonDocument.class)
        .countDocuments(TAGGED);
  }

  /** How many documents there are now. */
  long documents() {
    return collection.count();
  }

  /** How many writes were acknowledged to services so far. */
  long liveWrites() {
    return history.liveWrites();
  }

  /** Demands that both shapes say what the services left, after everything was brought in step. */
  void demandBothShapes(Runnable bringInStep) {
    BothShapes judge =
        new BothShapes(
            history,
            shapes.layout(),
            new Interpreter(change)::forward,
            shapes.lens().footprint().newPaths());
    services.whileStill(() -> {
      bringInStep.run();
      assertThat(judge.judge(collection)).as("both shapes against the history").isEmpty();
    });
    assertThat(findings.all()).as("what services saw").isEmpty();
  }

  /** Demands that nothing is left of the change, and nothing of the services' writes is lost. */
  void demandOldShape() {
    List<AfterRollback.Result> results = new ArrayList<>();
    services.whileStill(
        () -> results.add(AfterRollback.judge(collection, history, shapes.layout(), before)));
    AfterRollback.Result result = results.getFirst();
    assertThat(result.findings()).as("the collection against the history").isEmpty();
    assertThat(result.leftovers()).as("leftovers").isEmpty();
    assertThat(result.identical()).as("untouched documents are byte for byte as loaded").isTrue();
    assertThat(findings.all()).as("what services saw").isEmpty();
  }

  @Override
  public void close() {
    services.close();
    client.close();
    server.close();
  }
}
