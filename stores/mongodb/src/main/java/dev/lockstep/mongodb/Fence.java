package dev.lockstep.mongodb;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.time.Instant;

/** The condition by which the server itself leaves a late write without effect. */
final class Fence {
  private Fence() {}

  /** Holds while the server's clock is before this instant. */
  static Document before(Instant deadline) {
    return Document.of(
        "$lt", Value.Array.of(Value.text("$$NOW"), new Value.DateTime(deadline.toEpochMilli())));
  }
}
