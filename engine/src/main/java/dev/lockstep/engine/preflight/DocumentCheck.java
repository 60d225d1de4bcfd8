package dev.lockstep.engine.preflight;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Reconciler;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.store.Capability;
import dev.lockstep.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Carries one document over in memory, operation by operation, and counts what it meets. Threads
 * may share it, each with a tally of its own.
 */
final class DocumentCheck {
  private static final Bytes NONCE = Bytes.of(new byte[12]);

  private final Subject subject;
  private final PreflightSettings settings;
  private final boolean takesOddNames;
  private final boolean takesNull;
  private final Reconciler reconciler;
  private final List<Numbered> operations;
  private final List<Tally.Source> indexed;

  /** A data operation with its number in the change. */
  private record Numbered(int number, Lens lens, OperationPaths paths, boolean isGuardedByTarget) {}

  DocumentCheck(Subject subject, PreflightSettings settings, Set<Capability> capabilities) {
    this.subject = subject;
    this.settings = settings;
    this.takesOddNames = capabilities.contains(Capability.ODD_NAMES);
    this.takesNull = capabilities.contains(Capability.FREE_FIELDS);
    this.reconciler = new Reconciler(subject.layout(), () -> 1, () -> NONCE);
    this.operations = numbered(subject);
    this.indexed = subject.indexed();
  }

  private static List<Numbered> numbered(Subject subject) {
    List<Numbered> numbered = new ArrayList<>();
    List<Operation.Step> steps = subject.change().operations();
    for (int i = 0; i < steps.size(); i++) {
      Operation operation = steps.get(i).operation();
      if (!Subject.isAboutIndexes(operation)) {
        numbered.add(
            new Numbered(
                i,
                subject.compiled().operations().get(numbered.size()),
                OperationPaths.of(operation),
                steps
                    .get(i)
                    .when()
                    .filter(Operation.Guard.TargetAbsent.class::isInstance)
                    .isPresent()));
      }
    }
    return numbered;
  }

  /** Counts a document and answers it in the new shape, if it can be carried over. */
  Optional<Document> check(StoredDocument stored, Tally tally) {
    tally.examined++;
    return switch (stored) {
      case StoredDocument.Unreadable unreadable -> {
        tally.saw(new Observation.Unreadable(), unreadable.key());
        tally.notCarried++;
        yield Optional.empty();
      }
      case StoredDocument.Readable readable -> readable(readable, tally);
    };
  }

  private Optional<Document> readable(StoredDocument.Readable stored, Tally tally) {
    Document physical = stored.document();
    if (subject.layout().isForeign(physical)) {
      tally.saw(new Observation.Foreign(), stored.key());
      tally.notCarried++;
      return Optional.empty();
    }
    if (!takesOddNames && physical.names().stream().anyMatch(DocumentCheck::isOdd)) {
      tally.saw(new Observation.OddName(), stored.key());
    }
    weigh(stored, tally);
    Document old = subject.layout().oldView(physical);
    tally.known.learn(old);
    Optional<Document> renewed = carry(old, stored.key(), tally);
    if (renewed.isEmpty()) {
      tally.notCarried++;
      return renewed;
    }
    if (!takesNull) {
      noteNulls(renewed.get(), stored.key(), tally);
    }
    goBack(old, renewed.get(), stored.key(), tally);
    indexed.stream()
        .filter(source -> Places.get(renewed.get(), source.path()).isPresent())
        .forEach(tally::holds);
    return renewed;
  }

  private static boolean isOdd(String name) {
    return name.startsWith("$") || name.contains(".");
  }

  /** Measures the document with both shapes and the tag, by the very write that would join them. */
  private void weigh(StoredDocument.Readable stored, Tally tally) {
    Document physical = stored.document();
    long added =
        reconciler
            .reconcile(physical, Shape.OLD, Map.of())
            .write()
            .map(write -> AddedBytes.of(write, physical))
            .orElse(0L);
    long bytes = stored.bytes() + added;
    tally.bytesAdded += added;
    tally.sizes.add(bytes);
    if (bytes > settings.documentBytesMax()) {
      tally.saw(new Observation.TooLarge(), stored.key());
    } else if (bytes + settings.bytesReserved() > settings.documentBytesMax()) {
      tally.saw(new Observation.NoRoom(), stored.key());
    }
  }

  private Optional<Document> carry(Document old, Value key, Tally tally) {
    Document document = old;
    for (Numbered operation : operations) {
      noteSources(operation, document, tally);
      switch (operation.lens().forward(document)) {
        case Carry.Held held -> {
          if (!noteClashes(operation, document, key, tally)) {
            tally.saw(new Observation.Uncastable(operation.number(), held.path(), held.why()), key);
          }
          return Optional.empty();
        }
        case Carry.Whole whole -> {
          noteTargets(operation, document, whole.document(), key, tally);
          if (whole.complement().holdsValues()) {
            tally.saw(new Observation.Kept(operation.number()), key);
          }
          document = whole.document();
        }
      }
    }
    return Optional.of(document);
  }

  private static void noteSources(Numbered operation, Document document, Tally tally) {
    for (Path source : operation.paths().sources()) {
      if (Places.get(document, source).isPresent()) {
        tally.holds(new Tally.Source(operation.number(), source));
      }
    }
  }

  /** Why a document is held: a plain value where the target needs a document, or something else. */
  private static boolean noteClashes(
      Numbered operation, Document document, Value key, Tally tally) {
    boolean clashes = false;
    for (Path target : operation.paths().targets()) {
      if (!Places.canHold(document, target)) {
        tally.saw(new Observation.PrefixClash(operation.number(), target), key);
        clashes = true;
      }
    }
    return clashes;
  }

  private static void noteTargets(
      Numbered operation, Document before, Document after, Value key, Tally tally) {
    if (operation.isGuardedByTarget()) {
      return;
    }
    for (Path target : operation.paths().written()) {
      if (Taken.isReplaced(target, before, after)) {
        tally.saw(new Observation.TargetTaken(operation.number(), target), key);
      }
    }
  }

  /** A column's cell is there or not. */
  private void noteNulls(Document renewed, Value key, Tally tally) {
    for (Path path : subject.layout().inPlace()) {
      if (Places.get(renewed, path).filter(Value.NULL::equals).isPresent()) {
        tally.saw(new Observation.NullField(path), key);
      }
    }
  }

  private void goBack(Document old, Document renewed, Value key, Tally tally) {
    if (isBack(old, renewed, Complement.NONE)) {
      tally.direct++;
    } else if (subject.compiled().lens().forward(old) instanceof Carry.Whole whole
        && isBack(old, whole.document(), whole.complement())) {
      tally.throughComplement++;
    } else {
      tally.notRestored++;
      tally.saw(new Observation.NotRestored(), key);
    }
  }

  private boolean isBack(Document old, Document renewed, Complement complement) {
    return subject.compiled().lens().back(renewed, complement) instanceof Carry.Whole whole
        && whole.document().equals(old);
  }
}
