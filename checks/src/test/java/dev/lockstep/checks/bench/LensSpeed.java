package dev.lockstep.checks.bench;

import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Lens;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** How many small documents a lens carries forward on one core. */
final class LensSpeed {
  private static final int DOCUMENTS = 10_000;
  private static final int ROUNDS = 4;
  private static final long ROUND_NANOS = 1_000_000_000L;

  private LensSpeed() {}

  /** Documents a second of this thread's own processor time, all rounds but the last to warm up. */
  static double documentsPerSecond() {
    Lens lens = CompiledChange.of(Subjects.of("lens", Bench.CHANGE).change()).lens();
    List<Document> documents = Restaurants.some(DOCUMENTS).toList();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double rate = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long carried = 0;
      long began = threads.getCurrentThreadCpuTime();
      while (threads.getCurrentThreadCpuTime() - began < ROUND_NANOS) {
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
