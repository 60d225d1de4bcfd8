package dev.lockstep.engine.work;

import dev.lockstep.engine.Unwrapped;
import dev.lockstep.engine.host.Progress;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Goes once over all documents, range by range, and remembers of each range the last key whose
 * batch was finished; a pass that was cut short goes on from there.
 *
 * <p>With a parallelism of 1 everything happens in the caller's thread. Otherwise each worker is a
 * virtual thread that takes one range after another, while the caller's thread does the work given
 * for meanwhile.
 */
public final class RangePass {
  /** Ranges per worker, so that workers end at about the same time. */
  private static final int RANGES_PER_WORKER = 4;

  private static final long PAUSE_NANOS = 10_000_000;

  private final Site site;
  private final String name;
  private final Batch batch;
  private final Runnable meanwhile;
  private final AtomicLong done = new AtomicLong();
  private final long expected;

  /** What is done with the documents of a batch before its last key is checkpointed. */
  @FunctionalInterface
  public interface Batch {
    /** Finishes these documents. */
    void process(List<StoredDocument> documents, Instant deadline);

    /** Does what must wait until the permit of the batch is closed. */
    default void afterwards(List<StoredDocument> documents) {}
  }

  /**
   * A pass.
   *
   * @param name names its checkpoints
   * @param meanwhile bounded work that is repeated while the pass goes on
   */
  public RangePass(Site site, String name, Batch batch, Runnable meanwhile) {
    this.site = site;
    this.name = name;
    this.batch = batch;
    this.meanwhile = meanwhile;
    this.expected = site.collection().size().documents();
  }

  /** How many documents were seen by this process. */
  public long seen() {
    return done.get();
  }

  /** Runs the pass to its end. */
  public void run() {
    List<KeyRange> ranges = plannedRanges();
    if (site.parallelism() == 1) {
      for (int i = 0; i < ranges.size(); i++) {
        work(ranges.get(i), i, () -> false, meanwhile);
      }
    } else {
      runInParallel(ranges);
    }
    site.checkpoints().clear(name);
  }

  private List<KeyRange> plannedRanges() {
    Optional<Document> planned = site.checkpoints().load(name + "/ranges");
    if (planned.isPresent()) {
      return RangeCodec.ranges(planned.get());
    }
    List<KeyRange> ranges =
        site.ranges().divided(site.parallelism() == 1 ? 1 : RANGES_PER_WORKER * site.parallelism());
    site.checkpoints().save(name + "/ranges", RangeCodec.document(ranges));
    return ranges;
  }

  private void runInParallel(List<KeyRange> ranges) {
    ConcurrentLinkedQueue<Integer> open = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < ranges.size(); i++) {
      open.add(i);
    }
    AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
    Thread caller = Thread.currentThread();
    List<Thread> workers = new ArrayList<>();
    for (int w = 0; w < site.parallelism(); w++) {
      workers.add(
          Thread.ofVirtual()
              .name(name + "-" + w)
              .start(() -> {
                try {
                  for (Integer i = open.poll(); i != null; i = open.poll()) {
                    work(ranges.get(i), i, () -> failure.get().isPresent(), () -> {});
                  }
                } catch (Throwable t) {
                  failure.compareAndSet(Optional.empty(), Optional.of(t));
                }
                LockSupport.unpark(caller);
              }));
    }
    try {
      while (workers.stream().anyMatch(Thread::isAlive)) {
        meanwhile.run();
        LockSupport.parkNanos(PAUSE_NANOS); // The work itself does not wait.
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(Optional.empty(), Optional.of(e));
    }
    workers.forEach(RangePass::join);
    if (failure.get().isPresent()) {
      throw Unwrapped.of(failure.get().get());
    }
  }

  private static void join(Thread worker) {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(KeyRange range, int index, BooleanSupplier cancelled, Runnable between) {
    String checkpoint = name + "/" + index;
    Optional<Document> reached = site.checkpoints().load(checkpoint);
    if (reached.filter(state -> state.has("ended")).isPresent()) {
      return;
    }
    Optional<Value> after = reached.flatMap(state -> state.get("after"));
    try (ReadAhead batches = new ReadAhead(site.collection(), range, after)) {
      while (!batches.isEnded() && !cancelled.getAsBoolean()) {
        finishNext(batches, checkpoint);
        between.run();
      }
    }
  }

  /** Finishes the next batch; alone in its thread, nothing is read ahead. */
  private void finishNext(ReadAhead batches, String checkpoint) {
    List<StoredDocument> documents;
    try (Gate.Permit permit = site.gate().enter()) {
      documents = batches.next(permit.limit());
      if (site.parallelism() > 1) {
        batches.begin(permit.limit());
      }
      batch.process(documents, permit.deadline());
      permit.did(documents.size());
    }
    batch.afterwards(documents);
    site.checkpoints().save(checkpoint, RangeCodec.reached(batches.after(), batches.isEnded()));
    report(documents.size());
  }

  private void report(int documents) {
    long total = done.addAndGet(documents);
    site.listener().progress(new Progress(name, total, expected, Optional.empty()));
  }
}
