package dev.lockstep.client.telemetry;

import dev.lockstep.api.wire.TelemetryReport.OfPath;
import dev.lockstep.api.wire.TelemetryReport.Path;
import dev.lockstep.api.wire.TelemetryReport.Slow;
import dev.lockstep.model.inplace.Shape;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What is counted in one window, or in the part of one that lies under one epoch. */
public final class Window {
  static final int SLOTS = 1 << 15;
  static final String THRESHOLD = "p99-old";

  /** That nothing took so long, where no threshold is known. */
  static final long NEVER_SLOW = Long.MAX_VALUE;

  static final double NANOS_A_MILLISECOND = 1e6;
  private static final double BYTES_A_KILOBYTE = 1e3;
  private static final int KINDS = 4;

  private final long epoch;
  private final long slowNanos;
  private final DistinctOperations operations;
  private final Side[] sides = new Side[KINDS];

  /** The figures of one kind of deeds on one path. */
  private static final class Side {
    private final LongAdder operations = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final Histogram latencies = new Histogram();
    private final KeyCounts keys = new KeyCounts();
    private final Histogram sizes = new Histogram();
  }

  Window(long epoch, long slowNanos, int slots) {
    this.epoch = epoch;
    this.slowNanos = slowNanos;
    this.operations = new DistinctOperations(slots);
    for (int i = 0; i < KINDS; i++) {
      sides[i] = new Side();
    }
  }

  long epoch() {
    return epoch;
  }

  /** The time beyond which an operation counts as slow, in nanoseconds. */
  public long slowNanos() {
    return slowNanos;
  }

  /** Counts an operation that was done. */
  public void done(long operation, long nanos) {
    int unused = count(operation, nanos);
  }

  /** Counts an operation that threw. */
  public void failed(long operation, long nanos) {
    int slot = count(operation, nanos);
    if (slot >= 0 && operations.mark(slot, Operation.FAILED)) {
      sides[Operation.kind(operation)].errors.increment();
    }
  }

  /** Counts how large a document was that was written to a shape. */
  public void wrote(Shape shape, long bytes) {
    side(shape, Operation.WRITES).sizes.add(bytes / BYTES_A_KILOBYTE);
  }

  private int count(long operation, long nanos) {
    Side side = sides[Operation.kind(operation)];
    if (Operation.isKeyed(operation)) {
      side.keys.add(operation);
    }
    long found = operations.find(operation);
    if (found == DistinctOperations.NO_ROOM) {
      return DistinctOperations.NO_ROOM;
    }
    int slot = (int) found;
    operations.tried(slot);
    if ((found & DistinctOperations.NEW_SLOT) != 0) {
      side.operations.increment();
      side.latencies.add(nanos / NANOS_A_MILLISECOND);
    }
    if (nanos > slowNanos && operations.mark(slot, Operation.SLOW)) {
      side.slow.increment();
    }
    return slot;
  }

  Histogram oldReads() {
    return sides[Operation.kind(Shape.OLD, Operation.READS)].latencies;
  }

  /** The reads of each path that there were. */
  List<OfPath> reads() {
    return told(Operation.READS);
  }

  /** The writes to each path that there were. */
  List<OfPath> writes() {
    return told(Operation.WRITES);
  }

  private List<OfPath> told(long readsOrWrites) {
    return Stream.of(Shape.values())
        .filter(shape -> side(shape, readsOrWrites).operations.sum() > 0)
        .map(shape -> told(shape, side(shape, readsOrWrites), top(shape, readsOrWrites)))
        .toList();
  }

  private KeyCounts.Top top(Shape shape, long readsOrWrites) {
    int kind = Operation.kind(shape, readsOrWrites);
    KeyCounts.Top top = new KeyCounts.Top();
    operations.forEach((operation, tries) -> {
      if (tries > 0 && Operation.kind(operation) == kind && Operation.isKeyed(operation)) {
        top.see(operation, tries);
      }
    });
    return top;
  }

  private Side side(Shape shape, long readsOrWrites) {
    return sides[Operation.kind(shape, readsOrWrites)];
  }

  /** A part that was counted a moment before its whole does not exceed it. */
  private OfPath told(Shape shape, Side side, KeyCounts.Top top) {
    long errors = side.errors.sum();
    long slow = side.slow.sum();
    long operations = Math.max(side.operations.sum(), Math.max(errors, slow));
    List<Slow> beyond =
        slowNanos == NEVER_SLOW
            ? List.of()
            : List.of(new Slow(THRESHOLD, slowNanos / NANOS_A_MILLISECOND, slow));
    Path path =
        switch (shape) {
          case OLD -> Path.OLD;
          case NEW -> Path.NEW;
        };
    return new OfPath(
        path,
        operations,
        errors,
        beyond,
        side.latencies.told(),
        side.keys.told(top),
        Optional.of(side.sizes.told()).filter(sizes -> !sizes.bins().isEmpty()));
  }
}
