package dev.lockstep.checks.bench;

import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.model.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The engine's speed, and how it compares with the bare loop.
 *
 * <p>Engine and baseline alternate, and each ratio is that of two measurements next to each other,
 * so that a slow moment of the machine slows both; the first round only warms up, and a figure is
 * the median of the others.
 *
 * @param backfill documents a second, counting included
 * @param verify documents a second of a verification of everything
 */
record Ratios(double backfill, double backfillRatio, double verify, double verifyRatio) {
  private static final int DOCUMENTS = 200_000;
  private static final int ROUNDS = 5;

  /** Reading takes so much less time than writing that one moment says little. */
  private static final int READS_A_ROUND = 3;

  /** Documents a second of the engine and of the loop beside it. */
  record Pair(double engine, double bare) {
    double ratio() {
      return engine / bare;
    }
  }

  static Ratios measure(String address) {
    Subject subject = Subjects.of("bench", Bench.CHANGE);
    List<Document> documents = Restaurants.some(DOCUMENTS).toList();
    List<Pair> backfills = new ArrayList<>();
    List<Pair> reads = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      if (round == 1) {
        backfills.clear();
        reads.clear();
      }
      try (BareLoop bare = new BareLoop(address, documents);
          EngineRun engine = EngineRun.onMongo(address, documents, subject)) {
        double loop = bare.backfill();
        backfills.add(new Pair(engine.backfill(), loop));
        for (int read = 0; read < READS_A_ROUND; read++) {
          double scan = bare.scan();
          reads.add(new Pair(engine.verify(), scan));
        }
      }
    }
    return of(backfills, reads);
  }

  /** The medians of pairs of measurements. */
  static Ratios of(List<Pair> backfills, List<Pair> reads) {
    return new Ratios(
        median(backfills, Pair::engine),
        median(backfills, Pair::ratio),
        median(reads, Pair::engine),
        median(reads, Pair::ratio));
  }

  private static double median(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
    double[] sorted = pairs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
