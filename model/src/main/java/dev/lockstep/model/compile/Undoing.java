package dev.lockstep.model.compile;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.compile.Undo.Until;
import dev.lockstep.model.lens.Loss;

/** Answers, before any data is seen, whether an operation can be undone and until when. */
final class Undoing {
  private Undoing() {}

  static Undo of(int index, Operation operation, Loss loss) {
    Until until =
        switch (loss) {
          case EXACT -> Until.ALWAYS;
          case CONDITIONAL, COMPLEMENT -> Until.RETIRED;
          case ONE_WAY -> Until.FIRST_WRITE;
        };
    String reason =
        switch (loss) {
          case EXACT -> "the old value follows from the new one";
          case CONDITIONAL ->
              "the old value follows from the new one but for documents that preflight counts,"
                  + " whose originals are kept";
          case COMPLEMENT -> "the originals are kept until the old shape is retired";
          case ONE_WAY -> "nothing is kept from which the old value could be rebuilt";
        };
    return new Undo(index, operation, until, sentence(operation, until, reason));
  }

  private static String sentence(Operation operation, Until until, String reason) {
    String when =
        switch (until) {
          case ALWAYS -> "can be undone at any time";
          case RETIRED -> "can be undone until the change is retired";
          case FIRST_WRITE -> "cannot be undone once it has written";
        };
    return operation.word() + " " + when + ": " + reason;
  }

  static Undo ofIndex(int index, Operation operation) {
    return operation instanceof Operation.AddIndex
        ? new Undo(
            index, operation, Until.ALWAYS, "addIndex can be undone at any time: it is dropped")
        : new Undo(
            index,
            operation,
            Until.RETIRED,
            operation.word()
                + " can be undone until the change is retired: it takes effect only then");
  }
}
