package dev.lockstep.model.inplace;

/** One of the two shapes of a change. */
public enum Shape {
  OLD,
  NEW
}
