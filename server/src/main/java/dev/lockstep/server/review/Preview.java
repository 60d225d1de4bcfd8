package dev.lockstep.server.review;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.registry.compare.Fit;
import dev.lockstep.registry.compare.Fitting;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.step.TiedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change makes of one document. Documents are Extended JSON to be shown: numbers of a
 * browser would not hold them all.
 *
 * @param renewed the document in the new shape; absent where it would stay in the old one
 * @param returned the old shape that comes back from it
 * @param exact whether that is the document as it was
 * @param kept whether the way back needs values that are kept beside the new shape
 */
record Preview(
    Optional<String> renewed,
    Optional<String> returned,
    boolean exact,
    boolean kept,
    List<Note> notes) {
  /** What a note is about. */
  enum Kind {
    /** The document stays in the old shape. */
    HELD,
    /** The original is kept beside the new value, and the way back restores it. */
    KEPT,
    /** Something does not come back. */
    LOST,
    /** The document is not what the contract promises. */
    UNFIT
  }

  /**
   * Something to know, in a sentence.
   *
   * @param operation which operation it is about, from 0
   */
  record Note(Kind kind, Optional<Integer> operation, Optional<String> path, String sentence) {
    private static Note of(Kind kind, String sentence) {
      return new Note(kind, Optional.empty(), Optional.empty(), sentence);
    }
  }

  static Preview of(TiedChange tied, Document old) {
    Mapping mapping = tied.mapping();
    List<Note> notes = new ArrayList<>();
    unfit(tied.collection(), old, "The document", tied.before().value().version(), notes);
    notes.addAll(stepwise(mapping, old));
    return switch (mapping.compiled().lens().forward(old)) {
      case Carry.Held held -> held(held, notes);
      case Carry.Whole whole -> {
        tied.after()
            .value()
            .collection(tied.collection().name())
            .ifPresent(after ->
                unfit(
                    after,
                    whole.document(),
                    "What becomes of it",
                    tied.after().value().version(),
                    notes));
        yield whole(mapping.compiled().lens(), old, whole, notes);
      }
    };
  }

  private static void unfit(
      CollectionPromise promise, Document document, String what, Object version, List<Note> notes) {
    if (Fitting.of(promise.shape(), document) == Fit.FAILS) {
      notes.add(
          Note.of(
              Kind.UNFIT,
              "%s is not what version %s of the contract promises.".formatted(what, version)));
    }
  }

  /** What each operation has to say of the document as it comes to it. */
  private static List<Note> stepwise(Mapping mapping, Document old) {
    List<Note> notes = new ArrayList<>();
    Document document = old;
    List<Operation.Step> steps = mapping.change().operations();
    int lens = 0;
    for (int i = 0; i < steps.size(); i++) {
      if (mapping.compiled().indexes().contains(steps.get(i).operation())) {
        continue;
      }
      switch (mapping.compiled().operations().get(lens++).forward(document)) {
        case Carry.Held held -> {
          notes.add(
              new Note(
                  Kind.HELD,
                  Optional.of(i),
                  Optional.of(held.path().toString()),
                  "The document would stay in the old shape: %s has no place for what stands at"
                          .formatted(named(steps.get(i)))
                      + " %s, %s.".formatted(held.path(), held.why())));
          return notes;
        }
        case Carry.Whole whole -> {
          note(mapping, i, document, whole).ifPresent(notes::add);
          document = whole.document();
        }
      }
    }
    return notes;
  }

  private static Optional<Note> note(
      Mapping mapping, int number, Document before, Carry.Whole whole) {
    String operation = named(mapping.change().operations().get(number));
    if (whole.complement().holdsValues()) {
      return Optional.of(
          new Note(
              Kind.KEPT,
              Optional.of(number),
              Optional.empty(),
              "The new shape cannot say what %s takes away; the original is kept beside it."
                  .formatted(operation)));
    }
    return mapping.loss(number) == Loss.ONE_WAY && !whole.document().equals(before)
        ? Optional.of(
            new Note(
                Kind.LOST,
                Optional.of(number),
                Optional.empty(),
                "Nothing brings back what %s gives up.".formatted(operation)))
        : Optional.empty();
  }

  private static String named(Operation.Step step) {
    return "the operation " + step.operation().word();
  }

  private static Preview held(Carry.Held held, List<Note> notes) {
    if (notes.stream().noneMatch(each -> each.kind() == Kind.HELD)) {
      notes.add(
          new Note(
              Kind.HELD,
              Optional.empty(),
              Optional.of(held.path().toString()),
              "The document would stay in the old shape: at %s, %s."
                  .formatted(held.path(), held.why())));
    }
    return new Preview(Optional.empty(), Optional.empty(), true, false, notes);
  }

  private static Preview whole(Lens lens, Document old, Carry.Whole whole, List<Note> notes) {
    Optional<Document> returned = back(lens, whole.document(), whole.complement());
    boolean isExact = returned.equals(Optional.of(old));
    if (!isExact && notes.stream().noneMatch(each -> each.kind() == Kind.LOST)) {
      notes.add(Note.of(Kind.LOST, "The document does not come back as it was."));
    }
    boolean isKept =
        whole.complement().holdsValues()
            && !back(lens, whole.document(), Complement.NONE).equals(Optional.of(old));
    return new Preview(
        Optional.of(text(whole.document())), returned.map(Preview::text), isExact, isKept, notes);
  }

  private static Optional<Document> back(Lens lens, Document renewed, Complement complement) {
    return switch (lens.back(renewed, complement)) {
      case Carry.Whole whole -> Optional.of(whole.document());
      case Carry.Held held -> Optional.empty();
    };
  }

  static String text(Document document) {
    return ExtendedJson.write(document, Notation.RELAXED);
  }
}
