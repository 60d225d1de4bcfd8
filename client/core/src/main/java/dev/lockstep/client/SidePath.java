package dev.lockstep.client;

import org.jspecify.annotations.Nullable;

/**
 * One way of a service to read or write a record: in one of the two shapes.
 *
 * @param <T> what it answers, the same for both shapes
 * @param <E> what it throws
 */
@FunctionalInterface
public interface SidePath<T extends @Nullable Object, E extends Exception> {
  /** Reads or writes the record. */
  T call() throws E;
}
