package dev.lockstep.server.event;

/**
 * What one who listens is told of. For one thread.
 *
 * @param <T> what the events carry
 */
public interface Subject<T> {
  /** Tells what there is at first. */
  void begin(Events<T> to);

  /** Looks again and tells what is new. */
  void next(Events<T> to);
}
