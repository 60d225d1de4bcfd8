package dev.lockstep.engine.preflight;

import dev.lockstep.engine.Unwrapped;
import dev.lockstep.engine.host.Progress;
import dev.lockstep.engine.work.Gate;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads all documents of a collection, or the first few of each of many ranges of its keys, batch
 * by batch. With a parallelism of 1 everything happens in the caller's thread.
 */
final class Scan {
  /** Over so many ranges a sample is spread. */
  private static final int SAMPLE_RANGES = 64;

  private static final int RANGES_PER_WORKER = 4;

  private final Collection collection;
  private final PreflightSettings settings;
  private final Pacing pacing;
  private final long expected;
  private final AtomicLong done = new AtomicLong();
  private final AtomicBoolean isComplete = new AtomicBoolean(true);

  Scan(Collection collection, PreflightSettings settings, Pacing pacing) {
    this.collection = collection;
    this.settings = settings;
    this.pacing = pacing;
    this.expected = Math.min(settings.documentsMax(), collection.size().documents());
  }

  /** Whether the documents given out were all there are. */
  boolean isComplete() {
    return isComplete.get();
  }

  /** Gives out the documents; several threads at once may call {@code batch}. */
  void each(Consumer<List<StoredDocument>> batch) {
    List<KeyRange> ranges = collection.ranges(wanted());
    long share =
        settings.documentsMax() == PreflightSettings.EVERYTHING
            ? Long.MAX_VALUE
            : Math.max(1, Math.ceilDiv(settings.documentsMax(), ranges.size()));
    if (settings.parallelism() == 1) {
      ranges.forEach(range -> read(range, share, batch));
    } else {
      inParallel(ranges.stream().<Runnable>map(r -> () -> read(r, share, batch)).toList());
    }
  }

  private int wanted() {
    if (settings.documentsMax() != PreflightSettings.EVERYTHING) {
      return SAMPLE_RANGES;
    }
    return settings.parallelism() == 1 ? 1 : settings.parallelism() * RANGES_PER_WORKER;
  }

  private void inParallel(List<Runnable> reads) {
    try (ExecutorService workers =
        Executors.newFixedThreadPool(settings.parallelism(), Thread.ofVirtual().factory())) {
      List<Future<?>> running = new ArrayList<>();
      reads.forEach(read -> running.add(workers.submit(read)));
      try {
        for (Future<?> future : running) {
          future.get();
        }
      } catch (ExecutionException e) {
        workers.shutdownNow();
        throw Unwrapped.of(e.getCause());
      } catch (InterruptedException e) {
        workers.shutdownNow();
        Thread.currentThread().interrupt();
      }
    }
  }

  private void read(KeyRange range, long share, Consumer<List<StoredDocument>> batch) {
    Optional<Value> after = Optional.empty();
    long left = share;
    while (left > 0) {
      int limit;
      List<StoredDocument> documents;
      try (Gate.Permit permit = pacing.gate().enter()) {
        limit = (int) Math.min(permit.limit(), left);
        documents = collection.scan(range, after, limit);
        batch.accept(documents);
        permit.did(documents.size());
      }
      report(documents.size());
      if (documents.size() < limit) {
        return;
      }
      after = Optional.of(documents.getLast().key());
      left -= documents.size();
    }
    if (!collection.scan(range, after, 1).isEmpty()) {
      isComplete.set(false);
    }
  }

  private void report(int documents) {
    long total = done.addAndGet(documents);
    pacing.listener().progress(new Progress("preflight", total, expected, Optional.empty()));
  }
}
