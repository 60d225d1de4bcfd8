package dev.lockstep.mongodb.bson;

/** Bytes that no document of the model can stand for exactly. */
final class UnreadableBsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableBsonException(String why) {
    super(why, null, false, false);
  }
}
