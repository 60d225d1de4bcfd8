package dev.lockstep.engine.preflight;

import dev.lockstep.model.document.BsonSize;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;

/** How many bytes a write adds to a document, as BSON holds it. */
final class AddedBytes {
  private AddedBytes() {}

  /** Fewer than 0 where the write takes some away. */
  static long of(GuardedWrite write, Document document) {
    long added = 0;
    for (Edit edit : write.edits()) {
      String name = ((Path.Step.Field) edit.path().steps().getLast()).name();
      added -=
          Places.get(document, edit.path()).map(value -> BsonSize.ofField(name, value)).orElse(0L);
      added +=
          switch (edit) {
            case Edit.Set set -> BsonSize.ofField(name, set.value());
            case Edit.Unset unset -> 0;
          };
    }
    return added;
  }
}
