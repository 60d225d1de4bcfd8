package dev.lockstep.api.wire;

/** A state that the stream tells of one collection: the data of one event. */
public record StageEvent(String collection, StageMessage state) {
  /** Refuses what is no name of a collection. */
  public StageEvent {
    Bounds.collection(collection);
  }
}
