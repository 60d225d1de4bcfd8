package dev.lockstep.checks.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.lockstep.checks.discovery.Command;
import dev.lockstep.cli.LockstepCommand;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/**
 * The speed of {@code infer --full}, from the opening of the store to the draft in its file, and
 * how it compares with a cursor of the bare driver that reads the same documents and drops them.
 *
 * @param infer documents a second
 * @param secondsInLittleMemory how long a process takes whose heap has 64 MB, its start included
 */
record InferRatio(double infer, double ratio, double secondsInLittleMemory) {
  private static final int DOCUMENTS = 200_000;
  private static final int ROUNDS = 7;
  private static final String NAME = "inferred";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  static InferRatio measure(String address) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lockstep-bench");
    try (MongoClient client = MongoClients.create(address)) {
      BareLoop.load(client, NAME, Restaurants.some(DOCUMENTS));
      MongoCollection<BsonDocument> documents =
          client.getDatabase(BareLoop.DATABASE).getCollection(NAME, BsonDocument.class);
      List<Ratios.Pair> pairs = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        double bare = bare(documents);
        Ratios.Pair pair = new Ratios.Pair(infer(address, folder.resolve(round + ".yaml")), bare);
        if (round > 0) {
          pairs.add(pair);
        }
      }
      Ratios medians = Ratios.of(pairs, pairs);
      double seconds = inLittleMemory(address, folder.resolve("little.yaml"));
      documents.drop();
      return new InferRatio(medians.verify(), medians.verifyRatio(), seconds);
    }
  }

  private static double bare(MongoCollection<BsonDocument> documents) {
    long began = System.nanoTime();
    int count = 0;
    for (BsonDocument document : documents.find().batchSize(1_000)) {
      count += document.isEmpty() ? 0 : 1;
    }
    if (count != DOCUMENTS) {
      throw new IllegalStateException("The bare scan read " + count);
    }
    return DOCUMENTS * 1e9 / (System.nanoTime() - began);
  }

  private static double infer(String address, Path out) {
    long began = System.nanoTime();
    Command ran = Command.run(out.resolveSibling("state"), arguments(address, out));
    if (ran.exit() != 0) {
      throw new IllegalStateException(ran.all());
    }
    return DOCUMENTS * 1e9 / (System.nanoTime() - began);
  }

  private static String[] arguments(String address, Path out) {
    String uri = address + "/" + BareLoop.DATABASE;
    return new String[] {"infer", uri, "--collection", NAME, "--full", "--out", out.toString()};
  }

  private static double inLittleMemory(String address, Path out) throws InterruptedException {
    long began = System.nanoTime();
    try (ProcessUnderTest process =
        ProcessUnderTest.start(
            JavaCommand.of(LockstepCommand.class, arguments(address, out))
                .withJvmOption("-Xmx64m"))) {
      if (process.awaitExit(PATIENCE) != 0) {
        throw new IllegalStateException(String.join("\n", process.errors()));
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }
}
