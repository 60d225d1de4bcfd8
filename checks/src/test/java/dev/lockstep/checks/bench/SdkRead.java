package dev.lockstep.checks.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.lockstep.client.mongodb.SharedMongoCollection;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bson.BsonInt32;
import org.bson.Document;

/**
 * What a read through the SDK costs over the same read through the bare driver.
 *
 * <p>The two alternate on one thread, each pair reads one document, and which goes first is drawn
 * anew for each. The interval is that of a bootstrap over the pairs.
 *
 * @param micros by how much the medians differ
 * @param tail the 99th percentile through the SDK over that of the bare driver
 * @param tailMin where the 95 % interval of that ratio starts
 * @param tailMax where it ends
 */
record SdkRead(double micros, double tail, double tailMin, double tailMax) {
  private static final int WARM_UP = 20_000;
  private static final int PAIRS = 40_000;
  private static final int RESAMPLES = 400;
  private static final long SEED = 5;

  static SdkRead measure(
      MongoCollection<Document> bare, SharedMongoCollection<Document> shared, int documents) {
    SplittableRandom random = new SplittableRandom(SEED);
    long[] ours = new long[PAIRS];
    long[] theirs = new long[PAIRS];
    for (int i = -WARM_UP; i < PAIRS; i++) {
      BsonInt32 key = new BsonInt32(random.nextInt(documents));
      boolean isOursFirst = random.nextBoolean();
      long early = isOursFirst ? nanosOf(shared, key) : nanosOf(bare, key);
      long late = isOursFirst ? nanosOf(bare, key) : nanosOf(shared, key);
      if (i >= 0) {
        ours[i] = isOursFirst ? early : late;
        theirs[i] = isOursFirst ? late : early;
      }
    }
    return of(ours, theirs, random);
  }

  private static long nanosOf(MongoCollection<Document> bare, BsonInt32 key) {
    long began = System.nanoTime();
    boolean isThere = bare.find(Filters.eq(key)).first() != null;
    return checked(isThere, System.nanoTime() - began);
  }

  private static long nanosOf(SharedMongoCollection<Document> shared, BsonInt32 key) {
    long began = System.nanoTime();
    boolean isThere = shared.find(key).isPresent();
    return checked(isThere, System.nanoTime() - began);
  }

  private static long checked(boolean isThere, long nanos) {
    if (!isThere) {
      throw new AssertionError("A document was not found");
    }
    return nanos;
  }

  private static SdkRead of(long[] ours, long[] theirs, SplittableRandom random) {
    double[] ratios = new double[RESAMPLES];
    long[] some = new long[PAIRS];
    long[] others = new long[PAIRS];
    for (int resample = 0; resample < RESAMPLES; resample++) {
      for (int i = 0; i < PAIRS; i++) {
        int drawn = random.nextInt(PAIRS);
        some[i] = ours[drawn];
        others[i] = theirs[drawn];
      }
      ratios[resample] = quantile(some, 0.99) / quantile(others, 0.99);
    }
    Arrays.sort(ratios);
    return new SdkRead(
        (quantile(ours, 0.5) - quantile(theirs, 0.5)) / 1000,
        quantile(ours, 0.99) / quantile(theirs, 0.99),
        ratios[(int) (RESAMPLES * 0.025)],
        ratios[(int) (RESAMPLES * 0.975)]);
  }

  private static double quantile(long[] nanos, double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) (sorted.length * share)];
  }
}
