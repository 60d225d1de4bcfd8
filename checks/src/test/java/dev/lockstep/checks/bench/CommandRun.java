package dev.lockstep.checks.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.lockstep.cli.LockstepCommand;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * What can only be measured on the command as a process: how it goes on, and in how little room.
 */
final class CommandRun implements AutoCloseable {
  private static final int MANY = 1_000_000;
  private static final int SOME = 50_000;
  private static final int KILLS = 5;
  private static final long LOOK_AGAIN_NANOS = 5_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Bson TAGGED = Filters.exists("_lockstep");

  private final String address;
  private final Path folder;
  private final MongoClient client;

  CommandRun(String address) throws IOException {
    this.address = address;
    this.folder = Files.createTempDirectory("lockstep-bench");
    this.client = MongoClients.create(address);
    Files.writeString(
        folder.resolve("change.yaml"),
        """
        apiVersion: lockstep/v1
        kind: Change
        id: measured
        title: A change to be measured
        contract: listings.restaurants
        owner: team-listings
        rationale: To be measured.
        operations:
        """
            + Bench.CHANGE.indent(2));
  }

  /**
   * Seconds from the start of the command to its next write after a SIGKILL in the midst of the
   * backfill, less what a command that does nothing takes: the median of a few.
   */
  double toContinue() throws InterruptedException {
    MongoCollection<BsonDocument> documents = load("killed", SOME);
    List<Double> seconds = new ArrayList<>();
    ProcessUnderTest running = ProcessUnderTest.start(run("killed"));
    try {
      awaitWrite(documents);
      for (int i = 0; i < KILLS; i++) {
        running.kill();
        double idle = idleSeconds();
        long began = System.nanoTime();
        running = ProcessUnderTest.start(run("killed"));
        awaitWrite(documents);
        seconds.add((System.nanoTime() - began) / 1e9 - idle);
      }
    } finally {
      running.close();
    }
    documents.drop();
    Collections.sort(seconds);
    return seconds.get(seconds.size() / 2);
  }

  /** Waits without making the server look at documents, which it does on its only thread. */
  private static void awaitWrite(MongoCollection<BsonDocument> documents) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var changes = documents.watch().cursor()) {
      while (changes.tryNext() == null) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("The command did not go on");
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
  }

  private static double idleSeconds() throws InterruptedException {
    long began = System.nanoTime();
    try (ProcessUnderTest idle =
        ProcessUnderTest.start(JavaCommand.of(LockstepCommand.class, "--version"))) {
      demandDone(idle);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /** Seconds of a whole way to verified with a million documents and a heap of 256 MB. */
  double aMillion() throws InterruptedException {
    MongoCollection<BsonDocument> documents = load("million", MANY);
    long began = System.nanoTime();
    try (ProcessUnderTest process =
        ProcessUnderTest.start(run("million").withJvmOption("-Xmx256m"))) {
      demandDone(process);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    if (documents.countDocuments(TAGGED) != MANY) {
      throw new IllegalStateException("Not every document was carried");
    }
    return seconds;
  }

  private static void demandDone(ProcessUnderTest process) throws InterruptedException {
    if (process.awaitExit(PATIENCE) != 0) {
      throw new IllegalStateException(
          String.join("\n", process.output()) + String.join("\n", process.errors()));
    }
  }

  private MongoCollection<BsonDocument> load(String name, int count) {
    BareLoop.load(client, name, Restaurants.some(count));
    return client.getDatabase(BareLoop.DATABASE).getCollection(name, BsonDocument.class);
  }

  private JavaCommand run(String collection) {
    return JavaCommand.of(
        LockstepCommand.class,
        "run",
        folder.resolve("change.yaml").toString(),
        "--store",
        address + "/" + BareLoop.DATABASE,
        "--collection",
        collection,
        "--state",
        folder.resolve(collection).toString(),
        "--until",
        "verified");
  }

  @Override
  public void close() {
    client.close();
  }
}
