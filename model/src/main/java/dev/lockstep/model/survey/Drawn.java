package dev.lockstep.model.survey;

/** Which documents of a collection somebody looked at. */
public enum Drawn {
  /** Every one that was there. */
  ALL,
  /** Some, each as likely as any other. */
  RANDOM,
  /** Some, with their neighbours, from places all over the collection. */
  SPREAD,
  /** The first ones in the store's own order. */
  FIRST;

  /** The word in reports. */
  public String word() {
    return switch (this) {
      case ALL -> "all";
      case RANDOM -> "random";
      case SPREAD -> "spread";
      case FIRST -> "first";
    };
  }
}
