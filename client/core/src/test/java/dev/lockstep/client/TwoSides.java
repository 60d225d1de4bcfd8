package dev.lockstep.client;

import dev.lockstep.model.inplace.Shape;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A store in memory with both shapes of each record, whose writes are guarded: a later number is
 * never replaced by an earlier one. Either side can be down; a call on it fails before or after its
 * effect. Not for threads to share.
 */
final class TwoSides {
  private final Map<Shape, Map<Integer, Long>> sides = new EnumMap<>(Shape.class);
  private final Set<Shape> down = EnumSet.noneOf(Shape.class);

  TwoSides() {
    sides.put(Shape.OLD, new HashMap<>());
    sides.put(Shape.NEW, new HashMap<>());
  }

  boolean isUp(Shape shape) {
    return !down.contains(shape);
  }

  void turn(Shape shape) {
    if (!down.remove(shape)) {
      down.add(shape);
    }
  }

  long read(Shape shape, int key) throws IOException {
    refuseIfDown(shape);
    return sides.get(shape).getOrDefault(key, 0L);
  }

  void write(Shape shape, int key, long number) throws IOException {
    boolean isLost = number % 2 == 0;
    if (isLost) {
      refuseIfDown(shape);
    }
    sides.get(shape).merge(key, number, Math::max);
    refuseIfDown(shape);
  }

  private void refuseIfDown(Shape shape) throws IOException {
    if (down.contains(shape)) {
      throw new IOException("the " + shape + " side is down");
    }
  }

  /** Brings the other side to what the holder has. */
  void repair(int key, Shape holder) throws IOException {
    Shape other = holder == Shape.OLD ? Shape.NEW : Shape.OLD;
    long number = read(holder, key);
    refuseIfDown(other);
    sides.get(other).merge(key, number, Math::max);
  }

  void backfill() {
    sides
        .get(Shape.OLD)
        .forEach((key, number) -> sides.get(Shape.NEW).merge(key, number, Math::max));
  }

  void cleanNew() {
    sides.get(Shape.NEW).clear();
  }
}
