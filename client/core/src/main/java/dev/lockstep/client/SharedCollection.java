package dev.lockstep.client;

import dev.lockstep.client.repair.Owed;
import dev.lockstep.client.repair.RepairQueue;
import dev.lockstep.client.repair.Repairer;
import dev.lockstep.client.shadow.ReadBacks;
import dev.lockstep.client.shadow.ShadowFigures;
import dev.lockstep.client.shadow.ShadowReads;
import dev.lockstep.client.stage.StageKeeper;
import dev.lockstep.client.stage.Tenure;
import dev.lockstep.client.telemetry.Measures;
import dev.lockstep.client.telemetry.Operation;
import dev.lockstep.client.telemetry.Window;
import dev.lockstep.client.telemetry.WriteFigures;
import dev.lockstep.model.document.BsonSize;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.routing.Traits;
import dev.lockstep.model.stage.Conduct.Reads;
import dev.lockstep.model.stage.Conduct.Writes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A collection as one service reads and writes it while a rollout is under way.
 *
 * <p>A service sees what it wrote through the same instance, at every stage and across every move:
 * where a second write failed, the record is read and written where its last write is, until it is
 * repaired. Through another instance it sees it once the debt is paid; {@code owedWrites} of the
 * reports says whether there is one.
 *
 * <p>The second write comes right after the first. Between the two a process may be killed, and
 * writers of two instances may overtake each other: paths therefore write with the guards of their
 * store, and the runner's sync carries what was left, as it does for writers that know nothing of
 * the change. Threads share it.
 */
public final class SharedCollection {
  private static final Carry NOT_ASKED_FOR = new Carry.Whole(Document.empty(), Complement.NONE);

  private final StageKeeper keeper;
  private final RepairQueue repairs;
  private final Repairer repairer;
  private final Measures measures;
  private final ReadBacks readBacks = new ReadBacks(this::isInBoth);

  SharedCollection(StageKeeper keeper, RepairQueue repairs, Repairer repairer, Measures measures) {
    this.keeper = keeper;
    this.repairs = repairs;
    this.repairer = repairer;
    this.measures = measures;
    measures.add(readBacks);
  }

  /**
   * What this instance does now; the stage does not go on while it is held, so the caller closes it
   * soon. For adapters whose paths depend on the stage, and for those who only look.
   */
  public Tenure enter() {
    return keeper.enter();
  }

  /** Reads a record of which nothing but the key is known, from the shape the stage asks for. */
  public <T extends @Nullable Object, E extends Exception> T read(
      Value key, SidePath<T, E> old, SidePath<T, E> renewed) throws E {
    return read(key, Traits.NONE, old, renewed);
  }

  /**
   * Reads a record from the shape that the stage asks for.
   *
   * @param key what the record is routed by; {@link Value#NULL} where there is none, which reads
   *     the old shape while reads move
   * @throws E what the path throws; a shadow read never throws
   */
  public <T extends @Nullable Object, E extends Exception> T read(
      Value key, Traits traits, SidePath<T, E> old, SidePath<T, E> renewed) throws E {
    try (Tenure tenure = keeper.enter()) {
      Optional<Shape> holder = repairs.holder(key);
      if (holder.isEmpty() && tenure.conduct().reads() == Reads.OLD_AND_SHADOW) {
        return shadowed(key, tenure, old, renewed);
      }
      Shape shape = holder.isPresent() ? holder.get() : side(tenure, key, traits);
      return measured(Operation.read(key, shape), tenure, path(shape, old, renewed));
    }
  }

  private static Shape side(Tenure tenure, Value key, Traits traits) {
    return tenure.conduct().reads().shape(tenure.state().ramp(), key, traits);
  }

  private <T extends @Nullable Object, E extends Exception> T shadowed(
      Value key, Tenure tenure, SidePath<T, E> old, SidePath<T, E> renewed) throws E {
    long slowNanos = measures.at(tenure.state().epoch()).slowNanos();
    long began = System.nanoTime();
    T answer = measured(Operation.read(key, Shape.OLD), tenure, old);
    long nanos = System.nanoTime() - began;
    measures
        .shadows()
        .offer(
            new ShadowReads.Answered<>(answer, key, nanos, slowNanos),
            new ShadowReads.Paths<>(old::call, renewed::call, tenure::isCurrent));
    return answer;
  }

  private <T extends @Nullable Object, E extends Exception> T measured(
      long operation, Tenure tenure, SidePath<T, E> path) throws E {
    long began = System.nanoTime();
    boolean isDone = false;
    try {
      T answer = path.call();
      isDone = true;
      return answer;
    } finally {
      long nanos = System.nanoTime() - began;
      Window window = measures.at(tenure.state().epoch());
      if (isDone) {
        window.done(operation, nanos);
      } else {
        window.failed(operation, nanos);
      }
    }
  }

  private static <P> P path(Shape shape, P old, P renewed) {
    return switch (shape) {
      case OLD -> old;
      case NEW -> renewed;
    };
  }

  /**
   * Writes a record to the shapes that the stage asks for, the authoritative one first.
   *
   * <p>When the first write throws, it may have had an effect all the same, so the record is owed
   * to the other side. When the second throws, the write has succeeded and the record is owed.
   *
   * @param key which record; what its repair is found by
   * @return what the first write answered
   * @throws E what the first write throws
   */
  public <T extends @Nullable Object, E extends Exception> T write(
      Value key, SidePath<T, E> old, SidePath<T, E> renewed) throws E {
    try (Tenure tenure = keeper.enter()) {
      return write(key, tenure, new Pair<>(old, renewed));
    }
  }

  private <T extends @Nullable Object, E extends Exception> T write(
      Value key, Tenure tenure, Pair<T, E> paths) throws E {
    return switch (tenure.conduct().writes()) {
      case OLD -> writeTo(Shape.OLD, key, tenure, paths);
      case OLD_THEN_NEW -> writeBoth(key, tenure, Shape.OLD, paths);
      case NEW_THEN_OLD -> writeBoth(key, tenure, Shape.NEW, paths);
      case NEW -> writeTo(Shape.NEW, key, tenure, paths);
    };
  }

  private <T extends @Nullable Object, E extends Exception> T writeTo(
      Shape shape, Value key, Tenure tenure, Pair<T, E> paths) throws E {
    return measured(Operation.write(key, shape), tenure, path(shape, paths.old(), paths.renewed()));
  }

  /** The two ways to do one thing. */
  private record Pair<T extends @Nullable Object, E extends Exception>(
      SidePath<T, E> old, SidePath<T, E> renewed) {}

  /** A record that is owed keeps its authority: its other side lacks what a write may build on. */
  private <T extends @Nullable Object, E extends Exception> T writeBoth(
      Value key, Tenure tenure, Shape authority, Pair<T, E> paths) throws E {
    Shape first = repairs.holder(key).orElse(authority);
    boolean isDone = false;
    T answer;
    try {
      answer = writeTo(first, key, tenure, paths);
      isDone = true;
    } finally {
      if (!isDone) {
        repairs.owe(key, first, tenure.state().epoch());
      }
    }
    try {
      T unused = writeTo(first == Shape.OLD ? Shape.NEW : Shape.OLD, key, tenure, paths);
      readBacks.offer(key);
    } catch (Exception e) {
      repairs.owe(key, first, tenure.state().epoch());
    }
    return answer;
  }

  /**
   * Stores a document of the shape that the service speaks, translated for the other one.
   *
   * @return {@code Unrepresentable} where a shape that the stage asks for cannot hold it; nothing
   *     was written then
   * @throws E what the first write throws
   */
  public <E extends Exception> Stored store(
      Value key, Spoken spoken, DocumentPath<E> old, DocumentPath<E> renewed) throws E {
    try (Tenure tenure = keeper.enter()) {
      Writes writes = tenure.conduct().writes();
      Carry asOld = writes == Writes.NEW ? NOT_ASKED_FOR : spoken.as(Shape.OLD);
      Carry asNew = writes == Writes.OLD ? NOT_ASKED_FOR : spoken.as(Shape.NEW);
      if (asOld instanceof Carry.Whole left && asNew instanceof Carry.Whole right) {
        SidePath<Stored, E> oldWrite = () -> stored(left.document(), Shape.OLD, tenure, old);
        SidePath<Stored, E> newWrite = () -> stored(right.document(), Shape.NEW, tenure, renewed);
        return write(key, tenure, new Pair<>(oldWrite, newWrite));
      }
      Carry.Held held = (Carry.Held) (asOld instanceof Carry.Held ? asOld : asNew);
      return new Stored.Unrepresentable(held.path(), held.why());
    }
  }

  private <E extends Exception> Stored stored(
      Document document, Shape shape, Tenure tenure, DocumentPath<E> path) throws E {
    path.store(document);
    wrote(tenure, shape, BsonSize.of(document));
    return new Stored.Done();
  }

  /**
   * Counts how large a document was that has just been written to a shape, for gates that look at
   * it. Those of {@link #store} and of the adapters are counted already.
   */
  public void wrote(Shape shape, long bytes) {
    measures.wrote(shape, bytes);
  }

  /** Counts how large a document was that has been written to a shape under this tenure. */
  public void wrote(Tenure tenure, Shape shape, long bytes) {
    measures.wrote(tenure.state().epoch(), shape, bytes);
  }

  /** What was written to a shape since the start. */
  public WriteFigures written(Shape shape) {
    return measures.written(shape);
  }

  /**
   * Has some of the records that are written to both shapes read back from both, a moment after the
   * write, and tells the control plane how many differ: at most {@code perSecond}, whoever writes
   * never waits. It is off until this is called.
   */
  public void readBack(ReadBacks.Reading reading, int perSecond) {
    readBacks.begin(reading, perSecond);
  }

  /** What is done each second for it. */
  ReadBacks readBacks() {
    return readBacks;
  }

  /** Whether both shapes should hold the same of a record now. */
  private boolean isInBoth(Value key) {
    try (Tenure tenure = keeper.enter()) {
      return repairs.holder(key).isEmpty()
          && switch (tenure.conduct().writes()) {
            case OLD_THEN_NEW, NEW_THEN_OLD -> true;
            case OLD, NEW -> false;
          };
    }
  }

  /** Pays what is owed, the oldest debt first; to be called again and again. */
  void repair() {
    for (Owed owed : repairs.owed()) {
      try {
        repairer.repair(owed.key(), owed.holder());
        repairs.settle(owed);
      } catch (Exception e) {
        // It stays owed; the other records may fare better.
      }
    }
    keeper.settle();
  }

  /** Whether writes of this instance are owed to the other side. */
  public boolean isIndebted() {
    return repairs.size() > 0 || repairs.isOverflowed();
  }

  /** The second writes of this instance that are owed, and whether there are more than it knows. */
  public StageKeeper.Debts debts() {
    return repairs;
  }

  /** Which state this instance acts by, and whether the control plane was heard of late. */
  public StageKeeper.Standing standing() {
    return keeper.standing();
  }

  /** What shadow reads have found. */
  public ShadowFigures shadowFigures() {
    return measures.shadows().figures();
  }
}
