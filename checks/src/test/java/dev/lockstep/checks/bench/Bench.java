package dev.lockstep.checks.bench;

import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.testkit.mongo.MongoProcess;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures, in one run: how many documents a second a lens carries, and the engine's backfill and
 * verification as ratios of hand-written loops on the bare driver that read and write the same, as
 * parallel, against the same server in a process of its own. Prints a line for each and then JSON.
 *
 * <p>Rounds of engine and baseline alternate, so that a slow moment of the machine slows both; the
 * ratio is that of the medians.
 */
public final class Bench {
  static final String CHANGE =
      """
      - rename:  {from: "address line 2", to: city}
      - merge:   {from: [outcode, postcode], to: postcode, template: "{outcode} {postcode}"}
      - convert: {path: rating, to: double, otherwise: null}
      """;

  private static final int DOCUMENTS = 10_000;
  private static final int ROUNDS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Bench() {}

  /** Runs all measurements; takes no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    Subject subject = Subjects.of("bench", CHANGE);
    List<Document> documents = Restaurants.some(DOCUMENTS).toList();
    double lens = lensPerSecond(CompiledChange.of(subject.change()).lens(), documents);
    System.out.printf(Locale.ROOT, "lens: %,.0f documents/s on one core%n", lens);
    try (ProcessUnderTest server = ProcessUnderTest.start(JavaCommand.of(MongoProcess.class))) {
      String address = server.awaitLine("mongodb://", PATIENCE);
      List<Double> backfill = new ArrayList<>();
      List<Double> bareBackfill = new ArrayList<>();
      List<Double> verify = new ArrayList<>();
      List<Double> bareScan = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        try (BareLoop bare = new BareLoop(address, "bare" + round, documents)) {
          bareBackfill.add(bare.backfill());
          bareScan.add(bare.scan());
        }
        try (EngineRun engine = new EngineRun(address, "engine" + round, documents, subject)) {
          backfill.add(engine.backfill());
          verify.add(engine.verify());
        }
      }
      report(lens, ratio("backfill", backfill, bareBackfill), ratio("verify", verify, bareScan));
    }
  }

  private static double ratio(String name, List<Double> ours, List<Double> bare) {
    double ratio = median(ours) / median(bare);
    System.out.printf(
        Locale.ROOT,
        "%s: %,.0f documents/s, bare loop %,.0f documents/s, ratio %.2f%n",
        name,
        median(ours),
        median(bare),
        ratio);
    return ratio;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static void report(double lens, double backfill, double verify) {
    System.out.printf(
        Locale.ROOT,
        "{\"lensDocumentsPerSecond\":%.0f,\"backfillRatio\":%.3f,\"verifyRatio\":%.3f}%n",
        lens,
        backfill,
        verify);
  }

  /** Documents a second of this thread's own processor time, after three rounds to warm up. */
  private static double lensPerSecond(Lens lens, List<Document> documents) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double rate = 0;
    for (int round = 0; round < 4; round++) {
      long carried = 0;
      long began = threads.getCurrentThreadCpuTime();
      while (threads.getCurrentThreadCpuTime() - began < 1_000_000_000L) {
        for (Document document : documents) {
          if (lens.forward(document) instanceof Carry.Whole) {
            carried++;
          }
        }
      }
      rate = carried * 1e9 / (threads.getCurrentThreadCpuTime() - began);
    }
    return rate;
  }
}
