package dev.lockstep.client.mongodb;

import dev.lockstep.client.stage.Tenure;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.model.inplace.Reconciler;
import dev.lockstep.model.inplace.Reconciliation;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Conduct.Writes;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.types.ObjectId;

/**
 * A document that holds both shapes, as a service sees and edits it under one tenure. Pure but for
 * the nonces of tags.
 *
 * <p>While both shapes live, a document without a tag is old. From {@code retiring} on, when no
 * writer of the old shape is left, it is new as it stands.
 */
final class TwoShapes {
  private final Layout layout;
  private final Lens lens;
  private final Shape spoken;
  private final Stage stage;
  private final Writes writes;
  private final Reconciler reconciler;
  private final NewShapeWriter writer;

  TwoShapes(SpokenChange change, Tenure tenure) {
    layout = change.layout();
    lens = change.translation().lens();
    spoken = change.shape();
    stage = tenure.state().stage();
    writes = tenure.conduct().writes();
    long epoch = tenure.state().epoch();
    reconciler = new Reconciler(layout, () -> epoch, TwoShapes::nonce);
    writer = new NewShapeWriter(layout, epoch, TwoShapes::nonce);
  }

  private static Bytes nonce() {
    return Bytes.of(new ObjectId().toByteArray());
  }

  /** What is to be stored, or why a shape that the stage asks for has no place for it. */
  sealed interface Next {
    /** The document with all its shapes. */
    record Stored(Document document) implements Next {}

    /** A shape has no place for what this path holds. */
    record Held(Path path, String why) implements Next {}

    static Next of(Carry carry) {
      return switch (carry) {
        case Carry.Whole whole -> new Stored(whole.document());
        case Carry.Held held -> new Held(held.path(), held.why());
      };
    }

    /** What follows from a document that is held by all shapes so far. */
    default Next then(Function<Document, Next> more) {
      return this instanceof Stored stored ? more.apply(stored.document()) : this;
    }
  }

  private boolean isNewAsItStands(Document physical) {
    boolean isOldGone =
        switch (stage) {
          case RETIRING, RETIRED -> true;
          case PROPOSED,
              APPROVED,
              REHEARSED,
              EXPANDED,
              DUAL_WRITE,
              BACKFILL,
              VERIFIED,
              SHADOW_READ,
              RAMP,
              NEW_PRIMARY,
              ROLLING_BACK,
              ROLLED_BACK ->
              false;
        };
    return isOldGone && layout.tag(physical).isEmpty();
  }

  /**
   * The document in the shape that is spoken, as this side has it.
   *
   * <p>An old view from the new side is that of the document as the engine would bring it into
   * agreement, so that what only the old shape holds is not lost on the way.
   */
  Document view(Document physical, Shape side) {
    if (isNewAsItStands(physical)) {
      return switch (spoken) {
        case OLD -> whole(lens.back(physical, Complement.NONE));
        case NEW -> physical;
      };
    }
    return switch (spoken) {
      case OLD -> layout.oldView(side == Shape.OLD ? physical : reconciled(physical));
      case NEW -> layout.newView(side == Shape.NEW ? physical : layout.oldView(physical));
    };
  }

  private Document reconciled(Document physical) {
    return layout.isForeign(physical)
        ? physical
        : reconciler
            .reconcile(physical, Shape.NEW, Map.of())
            .write()
            .map(write -> applied(physical, write))
            .orElse(physical);
  }

  private Document whole(Carry carry) {
    return switch (carry) {
      case Carry.Whole whole -> whole.document();
      case Carry.Held held ->
          throw Sides.unspeakable(layout.change(), held.path().toString(), held.why());
    };
  }

  /** A document that is born. */
  Next born(Document document) {
    return switch (writes) {
      case OLD -> spoken == Shape.OLD ? new Next.Stored(document) : Next.of(back(document));
      case NEW -> spoken == Shape.NEW ? new Next.Stored(document) : Next.of(lens.forward(document));
      case OLD_THEN_NEW, NEW_THEN_OLD ->
          switch (spoken) {
            case OLD -> inStep(document, Set.of());
            case NEW ->
                writer
                    .insert(document)
                    .<Next>map(Next.Stored::new)
                    .orElseGet(() -> Next.of(back(document)));
          };
    };
  }

  private Carry back(Document document) {
    return lens.back(document, Complement.NONE);
  }

  /** A stored document after an edit in the shape that is spoken. */
  Next edited(Document physical, UnaryOperator<Document> edit) {
    if (isNewAsItStands(physical)) {
      Document after = edit.apply(view(physical, Shape.NEW));
      return spoken == Shape.NEW ? new Next.Stored(after) : Next.of(lens.put(after, physical));
    }
    return switch (writes) {
      case OLD -> editedOld(physical, edit);
      case OLD_THEN_NEW, NEW_THEN_OLD, NEW ->
          switch (spoken) {
            case OLD -> editedOld(physical, edit).then(after -> inStep(after, held(physical)));
            case NEW -> editedNew(physical, edit);
          };
    };
  }

  /**
   * Weighs a document that was stored: where it holds both shapes, the whole of it is what the new
   * one takes, and its old view what the old one would take without the change.
   */
  void weigh(Document stored, Sides.Scale scale) {
    if (layout.tag(stored).isPresent()) {
      scale.weigh(Shape.NEW, stored);
      scale.weigh(Shape.OLD, layout.oldView(stored));
    } else {
      scale.weigh(isNewAsItStands(stored) || writes == Writes.NEW ? Shape.NEW : Shape.OLD, stored);
    }
  }

  /** The old side alone changes, as when a service writes that knows nothing of the change. */
  private Next editedOld(Document physical, UnaryOperator<Document> edit) {
    Document old = layout.oldView(physical);
    Next next =
        switch (spoken) {
          case OLD -> new Next.Stored(edit.apply(old));
          case NEW ->
              lens.forward(old) instanceof Carry.Whole whole
                  ? Next.of(lens.back(edit.apply(whole.document()), whole.complement()))
                  : Next.of(back(edit.apply(layout.newView(old))));
        };
    return next.then(after -> new Next.Stored(withNewSide(after, physical)));
  }

  private Document withNewSide(Document old, Document physical) {
    Document both = old;
    if (layout.tag(physical).isPresent()) {
      for (Path path : layout.inPlace()) {
        Optional<Value> value = physical.get(path.root());
        both = value.isPresent() ? both.with(path.root(), value.get()) : both;
      }
      both = both.with(Layout.TAG, physical.get(Layout.TAG).orElseThrow());
    }
    return both;
  }

  /** The components whose other side already has no place for what they hold. */
  private Set<String> held(Document physical) {
    return heldComponents(reconciler.reconcile(physical, Shape.OLD, Map.of()));
  }

  private static Set<String> heldComponents(Reconciliation reconciliation) {
    return reconciliation.findings().stream()
        .filter(finding -> finding.held().isPresent())
        .map(Reconciliation.Finding::component)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * The new side after a write of the old one. What this would overwrite for good is left to the
   * runner's sync, which keeps it first.
   */
  private Next inStep(Document physical, Set<String> heldBefore) {
    Map<String, Shape> latest =
        layout.componentNames().stream().collect(Collectors.toMap(name -> name, name -> Shape.OLD));
    Reconciliation reconciliation = reconciler.reconcile(physical, Shape.OLD, latest);
    Optional<Reconciliation.Held> held =
        reconciliation.findings().stream()
            .filter(finding -> !heldBefore.contains(finding.component()))
            .flatMap(finding -> finding.held().stream())
            .findFirst();
    if (held.isPresent()) {
      return new Next.Held(held.get().path(), held.get().why());
    }
    boolean isSafe = reconciliation.displaced().isEmpty();
    return new Next.Stored(
        reconciliation
            .write()
            .filter(write -> isSafe)
            .map(write -> applied(physical, write))
            .orElse(physical));
  }

  private Next editedNew(Document physical, UnaryOperator<Document> edit) {
    return switch (writer.update(physical, edit)) {
      case NewShapeWriter.Plan.Write plan -> new Next.Stored(applied(physical, plan.write()));
      case NewShapeWriter.Plan.Nothing nothing -> new Next.Stored(physical);
      case NewShapeWriter.Plan.Unrepresentable held -> new Next.Held(held.path(), held.why());
      case NewShapeWriter.Plan.ReconcileFirst first ->
          editedNew(joined(physical, first.reconciliation()), edit);
    };
  }

  private Document joined(Document physical, Reconciliation reconciliation) {
    if (!reconciliation.displaced().isEmpty()) {
      throw new Problem(
          ProblemCode.STORE_FAILED,
          "Cannot write a document of %s: others have written both of its shapes, each its own way"
              .formatted(layout.change()),
          "nothing was written; the runner's sync keeps one and sets the other aside",
          "write it again");
    }
    return applied(physical, reconciliation.write().orElseThrow());
  }

  private static Document applied(Document physical, GuardedWrite write) {
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
}
