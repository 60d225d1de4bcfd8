package dev.lockstep.checks.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.lockstep.engine.ParkingPacer;
import dev.lockstep.engine.host.MemoryHost;
import dev.lockstep.engine.rollout.EngineSettings;
import dev.lockstep.engine.rollout.Host;
import dev.lockstep.engine.rollout.Rollout;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.engine.verify.VerificationReport;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.mongodb.MongoStoreProvider;
import dev.lockstep.store.Store;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;

/** The engine's side of a measurement, on a collection of its own. */
final class EngineRun implements AutoCloseable {
  private static final String COLLECTION = "engine";

  private final Runnable end;
  private final Rollout rollout;
  private final int documents;

  /** A run over these documents, which it loads. */
  static EngineRun onMongo(String address, List<Document> documents, Subject subject) {
    try (MongoClient client = MongoClients.create(address)) {
      BareLoop.load(client, COLLECTION, documents.stream());
    }
    Store store = new MongoStoreProvider().open(URI.create(address + "/" + BareLoop.DATABASE));
    return new EngineRun(
        store,
        COLLECTION,
        documents.size(),
        subject,
        () -> {
          store.collection(COLLECTION).drop();
          store.close();
        });
  }

  /** A run over a collection that is loaded and stays, with what is done at its end. */
  EngineRun(Store store, String collection, int documents, Subject subject, Runnable end) {
    this(store, collection, documents, subject, ThrottleSettings.DEFAULTS, end);
  }

  /** The same, at the pace of these settings. */
  EngineRun(
      Store store,
      String collection,
      int documents,
      Subject subject,
      ThrottleSettings throttle,
      Runnable end) {
    this.end = end;
    this.documents = documents;
    MemoryHost host = new MemoryHost();
    Clock clock = Clock.systemUTC();
    this.rollout =
        Rollout.open(
            store,
            collection,
            subject,
            Host.inMemory(host, clock, new ParkingPacer(), new SplittableRandom(1), "bench"),
            EngineSettings.DEFAULTS.withParallelism(BareLoop.PARALLELISM),
            new Throttle(store, throttle, clock));
    require(rollout.run(Stage.DUAL_WRITE).stage() == Stage.DUAL_WRITE);
  }

  /** Documents a second of the stage backfill, counting included. */
  double backfill() {
    long began = System.nanoTime();
    require(rollout.run(Stage.BACKFILL).stage() == Stage.BACKFILL);
    return documents * 1e9 / (System.nanoTime() - began);
  }

  /** Documents a second of a verification of everything. */
  double verify() {
    long began = System.nanoTime();
    VerificationReport report = rollout.verify();
    require(report.isClean() && report.compared() == documents);
    return documents * 1e9 / (System.nanoTime() - began);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("The rollout did not do what is to be measured");
    }
  }

  @Override
  public void close() {
    rollout.close();
    end.run();
  }
}
