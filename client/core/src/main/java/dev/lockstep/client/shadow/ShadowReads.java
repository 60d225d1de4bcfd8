package dev.lockstep.client.shadow;

import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares answers of the old shape with what the new one would have answered, on virtual threads
 * of its own and never more than {@code inFlightMax} at a time.
 *
 * <p>Whoever offers a read never waits: beyond the limit the shadow read is shed, whatever else is
 * going on. A shadow path that hangs keeps its place for as long, so its own deadlines decide when
 * shadowing goes on; one that throws, or runs out of memory, is counted. What is held at a time is
 * at most the answers of {@code inFlightMax} reads. Threads share it.
 */
public final class ShadowReads {
  private static final Logger LOG = LoggerFactory.getLogger(ShadowReads.class);

  /** Every so many offers, the old shape is compared with itself. */
  private static final int NOISE_EVERY = 16;

  private static final int SAMPLES_MAX = 20;

  private final Semaphore places;
  private final LongAdder offered = new LongAdder();
  private final LongAdder compared = new LongAdder();
  private final LongAdder mismatched = new LongAdder();
  private final LongAdder noiseCompared = new LongAdder();
  private final LongAdder noiseMismatched = new LongAdder();
  private final LongAdder onlyNewSlow = new LongAdder();
  private final LongAdder onlyOldSlow = new LongAdder();
  private final BlockingQueue<String> samples = new ArrayBlockingQueue<>(SAMPLES_MAX);
  private final LongAdder failed = new LongAdder();
  private final LongAdder shed = new LongAdder();

  /**
   * A read that was answered from the old shape.
   *
   * @param key of which record; {@link Value#NULL} where it has none
   * @param nanos how long it took
   * @param slowNanos what is slower counts as slow
   */
  public record Answered<T extends @Nullable Object>(
      T answer, Value key, long nanos, long slowNanos) {}

  /**
   * The two ways to read one record again, from any thread and without side effects.
   *
   * @param isWanted whether a comparison still says something; asked again when both answers are in
   */
  public record Paths<T extends @Nullable Object>(
      Callable<T> old, Callable<T> renewed, BooleanSupplier isWanted) {}

  /** At most so many shadow reads at a time. */
  public ShadowReads(int inFlightMax) {
    places = new Semaphore(inFlightMax);
  }

  /** Compares this answer of the old shape, if there is room; returns at once. */
  public <T extends @Nullable Object> void offer(Answered<T> read, Paths<T> paths) {
    offered.increment();
    if (!places.tryAcquire()) {
      shed.increment();
      return;
    }
    try {
      boolean isNoise = offered.sum() % NOISE_EVERY == 0;
      Thread.ofVirtual().name("lockstep-shadow").start(() -> run(read, paths, isNoise));
    } catch (Throwable e) { // Nothing here may reach the response, a lack of memory included.
      places.release();
      failed.increment();
    }
  }

  private <T extends @Nullable Object> void run(Answered<T> read, Paths<T> paths, boolean isNoise) {
    try {
      if (isNoise) {
        compareNoise(read.answer(), paths);
      } else {
        compare(read, paths);
      }
    } catch (Throwable e) {
      failed.increment();
      LOG.debug("A shadow read failed: {}", e.getClass().getName());
    } finally {
      places.release();
    }
  }

  private <T extends @Nullable Object> void compareNoise(T answer, Paths<T> paths)
      throws Exception {
    boolean isSame = Objects.equals(answer, paths.old().call());
    noiseCompared.increment();
    noiseMismatched.add(isSame ? 0 : 1);
  }

  /** A mismatch counts when a second read of the old shape still answers what the first did. */
  private <T extends @Nullable Object> void compare(Answered<T> read, Paths<T> paths)
      throws Exception {
    T answer = read.answer();
    long began = System.nanoTime();
    T renewed = paths.renewed().call();
    long nanos = System.nanoTime() - began;
    boolean differs =
        !Objects.equals(answer, renewed)
            && Objects.equals(answer, paths.old().call())
            && !Objects.equals(answer, paths.renewed().call());
    if (paths.isWanted().getAsBoolean()) {
      compared.increment();
      onlyNewSlow.add(nanos > read.slowNanos() && read.nanos() <= read.slowNanos() ? 1 : 0);
      onlyOldSlow.add(nanos <= read.slowNanos() && read.nanos() > read.slowNanos() ? 1 : 0);
      if (differs) {
        mismatched.increment();
        sample(read.key());
      }
    }
  }

  private void sample(Value key) {
    if (samples.remainingCapacity() > 0 && !key.equals(Value.NULL)) {
      boolean unused = samples.offer(KeyHash.of(key));
    }
  }

  /** The hashed keys of some mismatches since they were asked for last. */
  public List<String> drainSamples() {
    List<String> drained = new ArrayList<>();
    int unused = samples.drainTo(drained);
    return drained;
  }

  /** Whether the next offer would be taken. */
  boolean hasRoom() {
    return places.availablePermits() > 0;
  }

  /** What was found so far. */
  public ShadowFigures figures() {
    return new ShadowFigures(
        compared.sum(),
        mismatched.sum(),
        noiseCompared.sum(),
        noiseMismatched.sum(),
        onlyNewSlow.sum(),
        onlyOldSlow.sum(),
        failed.sum(),
        shed.sum());
  }
}
