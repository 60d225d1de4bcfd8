package dev.lockstep.demo.writers;

import java.util.SplittableRandom;

/** A service that shares the collection; it is stepped by one thread. */
public interface Service {
  /** Does one thing to one document. */
  void step(SplittableRandom random);
}
