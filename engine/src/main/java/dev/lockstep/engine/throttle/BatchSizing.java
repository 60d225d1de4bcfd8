package dev.lockstep.engine.throttle;

import dev.lockstep.engine.throttle.ThrottleSettings.BatchSizes;
import java.time.Duration;

/**
 * How large the next batch is: a little larger after each that took about as long as usual, half
 * after one that took much longer.
 *
 * <p>What is usual is learnt as a fixed part, which the quickest batches show, and a part for each
 * document beyond it, which follows batches that took about as long as usual quickly and others
 * hardly, so that a store under strain does not become usual. Without the fixed part a small batch
 * would always look slow, and sizes could never recover.
 */
final class BatchSizing {
  private static final double RISEN = 2;
  private static final int FOLLOWS = 2;
  private static final int HARDLY_FOLLOWS = 64;
  private static final int STEPS = 20;

  private int size;
  private double fixedNanos;
  private double nanosPerDocument;

  BatchSizing(BatchSizes sizes) {
    this.size = sizes.clamp(sizes.max() / 4);
  }

  int size(BatchSizes sizes) {
    return sizes.clamp(size);
  }

  void learn(int documents, Duration took, BatchSizes sizes) {
    if (documents <= 0) {
      return;
    }
    boolean hasRisen = hasRisen(documents, took, sizes);
    boolean isFull = documents * 2 >= size;
    if (hasRisen) {
      size = sizes.clamp(size / 2);
    } else if (isFull) {
      size = sizes.clamp(size + Math.max(1, sizes.max() / STEPS));
    }
    double nanos = took.toNanos();
    fixedNanos = followed(fixedNanos, nanos, nanos < fixedNanos ? FOLLOWS : HARDLY_FOLLOWS);
    double rest = Math.max(0, nanos - fixedNanos) / documents;
    nanosPerDocument = followed(nanosPerDocument, rest, hasRisen ? HARDLY_FOLLOWS : FOLLOWS);
  }

  private boolean hasRisen(int documents, Duration took, BatchSizes sizes) {
    if (took.compareTo(sizes.quick()) <= 0) {
      return false;
    }
    double usual = fixedNanos + documents * nanosPerDocument;
    return took.compareTo(sizes.slow()) > 0 || (usual > 0 && took.toNanos() > RISEN * usual);
  }

  private static double followed(double usual, double seen, int slowness) {
    return usual == 0 ? seen : usual + (seen - usual) / slowness;
  }
}
