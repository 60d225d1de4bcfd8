package dev.lockstep.model.inplace;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One document going through the two shapes of a change, as a store would hold it. */
final class Shapes {
  final Layout layout;
  final Reconciler reconciler;
  final NewShapeWriter newShape;
  private long nonces;

  Shapes(Operation... operations) {
    Change change =
        new Change(
            "change",
            "A change",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Stream.of(operations).map(o -> new Operation.Step(o, Optional.empty())).toList(),
            Optional.empty());
    layout = new Layout(change.id(), CompiledChange.of(change).components());
    reconciler = new Reconciler(layout, () -> 7, this::nonce);
    newShape = new NewShapeWriter(layout, 7, this::nonce);
  }

  private Bytes nonce() {
    byte[] nonce = new byte[12];
    nonce[0] = (byte) ++nonces;
    return Bytes.of(nonce);
  }

  static Operation rename(String from, String to) {
    return new Operation.Rename(Path.of(from), Path.of(to));
  }

  static Document document(String name, Value value) {
    return Document.of("_id", Value.int32(1), name, value);
  }

  /** The document after the engine has brought it into agreement. */
  Document joined(Document physical) {
    return applied(physical, reconcile(physical));
  }

  Reconciliation reconcile(Document physical) {
    return reconciler.reconcile(physical, Shape.OLD, Map.of());
  }

  Document cleaned(Document physical) {
    return applied(physical, reconciler.clean(physical, Map.of()));
  }

  /** The document after a service of the new shape has set a field. */
  Document written(Document physical, String name, Value value) {
    NewShapeWriter.Plan plan = newShape.update(physical, view -> view.with(name, value));
    return applied(physical, ((NewShapeWriter.Plan.Write) plan).write());
  }

  static Document applied(Document physical, Reconciliation reconciliation) {
    return reconciliation.write().map(write -> applied(physical, write)).orElse(physical);
  }

  static Document applied(Document physical, GuardedWrite write) {
    Document result = physical;
    for (Edit edit : write.edits()) {
      result =
          switch (edit) {
            case Edit.Set set -> Places.set(result, set.path(), set.value());
            case Edit.Unset unset -> Places.unset(result, unset.path());
          };
    }
    return result;
  }

  /** Whether a write's guard still holds on a document. */
  static boolean holds(GuardedWrite write, Document physical) {
    return write.guard().stream()
        .allMatch(assertion ->
            switch (assertion) {
              case Assertion.Equal equal ->
                  Places.get(physical, equal.path()).equals(Optional.of(equal.value()));
              case Assertion.Absent absent -> Places.get(physical, absent.path()).isEmpty();
              case Assertion.Present present -> Places.get(physical, present.path()).isPresent();
            });
  }

  static List<Value> texts(String... texts) {
    return Stream.of(texts).<Value>map(Value::text).toList();
  }
}
