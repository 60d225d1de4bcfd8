package dev.lockstep.client.telemetry;

import dev.lockstep.api.wire.TelemetryReport.OfCollection;
import dev.lockstep.api.wire.TelemetryReport.ReadBack;
import dev.lockstep.api.wire.TelemetryReport.Shadow;
import dev.lockstep.api.wire.TelemetryReport.ShadowTally;
import dev.lockstep.client.shadow.ReadBacks;
import dev.lockstep.client.shadow.ShadowFigures;
import dev.lockstep.client.shadow.ShadowReads;
import dev.lockstep.model.inplace.Shape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** What is measured of one collection. Threads share it. */
public final class Measures {
  private static final int PARTS_MAX = 8;

  /** Where what belongs to no window any more is not counted. */
  private static final Window NOWHERE = new Window(0, Window.NEVER_SLOW, 0);

  private final String collection;
  private final ShadowReads shadows;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Window> ended = new ArrayList<>();
  private final Threshold threshold = new Threshold();
  private final Weighed old = new Weighed();
  private final Weighed renewed = new Weighed();
  private ShadowTally reported = ShadowTally.NONE;
  private ReadBacks.Found toldBacks = new ReadBacks.Found(0, 0);
  private volatile Optional<ReadBacks> readBacks = Optional.empty();
  private volatile Window current = NOWHERE;

  /** What was written to one shape. */
  private static final class Weighed {
    private final LongAdder documents = new LongAdder();
    private final LongAdder bytes = new LongAdder();
  }

  /** Of this collection, whose reads are shadowed by these. */
  public Measures(String collection, ShadowReads shadows) {
    this.collection = collection;
    this.shadows = shadows;
  }

  /** The shadow reads of the collection. */
  public ShadowReads shadows() {
    return shadows;
  }

  /** Tells of what these find, too. */
  public void add(ReadBacks found) {
    readBacks = Optional.of(found);
  }

  /** Where operations of this epoch are counted now. */
  public Window at(long epoch) {
    Window window = current;
    return window.epoch() == epoch ? window : other(epoch);
  }

  /** Counts how large a document was that was written to a shape just now. */
  public void wrote(Shape shape, long bytes) {
    wrote(current, shape, bytes);
  }

  /** Counts how large a document was that was written to a shape under this epoch. */
  public void wrote(long epoch, Shape shape, long bytes) {
    wrote(at(epoch), shape, bytes);
  }

  private void wrote(Window window, Shape shape, long bytes) {
    window.wrote(shape, bytes);
    weighed(shape).documents.increment();
    weighed(shape).bytes.add(bytes);
  }

  private Weighed weighed(Shape shape) {
    return switch (shape) {
      case OLD -> old;
      case NEW -> renewed;
    };
  }

  /** What was written to a shape since the start. */
  public WriteFigures written(Shape shape) {
    return new WriteFigures(weighed(shape).documents.sum(), weighed(shape).bytes.sum());
  }

  private Window other(long epoch) {
    lock.lock();
    try {
      if (current.epoch() < epoch && ended.size() < PARTS_MAX) {
        if (current != NOWHERE) {
          ended.add(current);
        }
        current = new Window(epoch, threshold.nanos(), Window.SLOTS);
      }
      Window window = current;
      return window.epoch() == epoch
          ? window
          : ended.stream().filter(part -> part.epoch() == epoch).findFirst().orElse(NOWHERE);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the window and begins the next one.
   *
   * @param epoch under which the next one begins
   * @return the parts of the window, one for each epoch; operations that were under way may still
   *     be counted for a moment
   */
  List<Window> roll(long epoch) {
    lock.lock();
    try {
      List<Window> parts = new ArrayList<>(ended);
      parts.add(current);
      ended.clear();
      parts.remove(NOWHERE);
      parts.forEach(threshold::learn);
      current = new Window(epoch, threshold.nanos(), Window.SLOTS);
      return parts;
    } finally {
      lock.unlock();
    }
  }

  /**
   * A window as it is told; what shadow reads found since the last one belongs to its last part.
   */
  List<OfCollection> told(List<Window> parts, Instant from, long owedWrites) {
    List<OfCollection> told = new ArrayList<>();
    for (Window part : parts) {
      boolean isLast = told.size() == parts.size() - 1;
      told.add(
          new OfCollection(
              collection,
              part.epoch(),
              from,
              Reporter.WINDOW_SECONDS,
              part.reads(),
              part.writes(),
              isLast ? shadow() : new Shadow(ShadowTally.NONE, List.of()),
              owedWrites,
              isLast ? readBack() : Optional.empty()));
    }
    return told;
  }

  private Shadow shadow() {
    ShadowTally tally = since(shadows.figures(), reported);
    reported = sum(reported, tally);
    return new Shadow(tally, shadows.drainSamples());
  }

  /** What was read back since it was told last, where something was. */
  private Optional<ReadBack> readBack() {
    return readBacks
        .map(ReadBacks::found)
        .flatMap(now -> {
          long compared = now.compared() - toldBacks.compared();
          long differed = Math.min(now.differed() - toldBacks.differed(), compared);
          toldBacks =
              new ReadBacks.Found(toldBacks.compared() + compared, toldBacks.differed() + differed);
          return Optional.of(new ReadBack(compared, differed)).filter(each -> each.compared() > 0);
        });
  }

  /** A part that was counted and whose whole was told before is told with the next whole. */
  private static ShadowTally since(ShadowFigures now, ShadowTally told) {
    long compared = now.compared() - told.compared();
    long noise = now.noiseCompared() - told.noiseCompared();
    long onlyNewSlow = Math.min(now.onlyNewSlow() - told.onlyNewSlow(), compared);
    return new ShadowTally(
        compared,
        Math.min(now.mismatched() - told.mismatched(), compared),
        now.shed() - told.shed(),
        now.failed() - told.failed(),
        onlyNewSlow,
        Math.min(now.onlyOldSlow() - told.onlyOldSlow(), compared - onlyNewSlow),
        noise,
        Math.min(now.noiseMismatched() - told.noiseMismatched(), noise));
  }

  private static ShadowTally sum(ShadowTally one, ShadowTally other) {
    return new ShadowTally(
        one.compared() + other.compared(),
        one.mismatched() + other.mismatched(),
        one.shed() + other.shed(),
        one.failed() + other.failed(),
        one.onlyNewSlow() + other.onlyNewSlow(),
        one.onlyOldSlow() + other.onlyOldSlow(),
        one.noiseCompared() + other.noiseCompared(),
        one.noiseMismatched() + other.noiseMismatched());
  }
}
