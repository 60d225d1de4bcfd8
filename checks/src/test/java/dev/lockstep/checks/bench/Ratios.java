package dev.lockstep.checks.bench;

import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.model.document.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The engine's speed, and how it compares with the bare loop.
 *
 * <p>Rounds of engine and baseline alternate, so that a slow moment of the machine slows both, and
 * the first round of each only warms up; a figure is the median of the others.
 *
 * @param backfill documents a second, counting included
 * @param verify documents a second of a verification of everything
 */
record Ratios(double backfill, double bareBackfill, double verify, double bareScan) {
  private static final int DOCUMENTS = 50_000;
  private static final int ROUNDS = 5;

  static Ratios measure(String address) {
    Subject subject = Subjects.of("bench", Bench.CHANGE);
    List<Document> documents = Restaurants.some(DOCUMENTS).toList();
    List<Double> backfill = new ArrayList<>();
    List<Double> bareBackfill = new ArrayList<>();
    List<Double> verify = new ArrayList<>();
    List<Double> bareScan = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      try (BareLoop bare = new BareLoop(address, documents)) {
        bareBackfill.add(bare.backfill());
        bareScan.add(bare.scan());
      }
      try (EngineRun engine = new EngineRun(address, documents, subject)) {
        backfill.add(engine.backfill());
        verify.add(engine.verify());
      }
    }
    return new Ratios(median(backfill), median(bareBackfill), median(verify), median(bareScan));
  }

  private static double median(List<Double> values) {
    List<Double> counted = new ArrayList<>(values.subList(1, values.size()));
    Collections.sort(counted);
    return counted.get(counted.size() / 2);
  }

  double backfillRatio() {
    return backfill / bareBackfill;
  }

  double verifyRatio() {
    return verify / bareScan;
  }
}
