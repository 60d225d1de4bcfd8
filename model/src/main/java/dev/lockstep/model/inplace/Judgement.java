package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.inplace.Reconciliation.Displaced;
import dev.lockstep.model.inplace.Reconciliation.Finding;
import dev.lockstep.model.inplace.Reconciliation.Held;
import dev.lockstep.model.inplace.Reconciliation.Move;
import dev.lockstep.model.path.Path;
import java.util.Optional;

/**
 * What one component needs: who moved last, and both sides as they should be.
 *
 * <p>The rules, in order: content that agrees needs a tag only; where one side moved since the tag,
 * it is the newer; where both did, the order of the feed decides, and where that is unknown the
 * shape that has authority. Without a tag the document is old: its new side counts only where there
 * is no old one.
 *
 * @param old the old side as it should be
 * @param renewed the new side as it should be
 * @param contested whether both sides moved, so that only the order of the writes tells the newer
 */
record Judgement(
    Placed component,
    Side oldBefore,
    Side newBefore,
    Side old,
    Side renewed,
    Move move,
    Optional<Held> held,
    Optional<Displaced> displaced,
    boolean contested) {

  /** What is known beside the document itself. */
  record Evidence(Optional<Tag.Agreement> tagged, Optional<Shape> latest, Shape authority) {}

  static Judgement of(Placed component, Document physical, Document oldView, Evidence evidence) {
    Side old = component.oldSide(oldView);
    Side renewed = component.newSide(physical);
    Judgement still =
        new Judgement(
            component,
            old,
            renewed,
            old,
            renewed,
            Move.NONE,
            Optional.empty(),
            Optional.empty(),
            false);
    boolean oldMoved = evidence.tagged().filter(t -> t.old().equals(old.digest())).isEmpty();
    boolean newMoved =
        evidence.tagged().filter(t -> t.renewed().equals(renewed.digest())).isEmpty();
    if (!oldMoved && !newMoved) {
      return evidence.tagged().filter(t -> t.state() == Tag.State.HELD).isPresent()
          ? still.stillHeld()
          : still;
    }
    if (!newMoved && evidence.tagged().filter(t -> t.state() == Tag.State.AGREED).isPresent()) {
      return still.anew(oldView);
    }
    boolean untouched = evidence.tagged().isEmpty() && renewed.isAbsent();
    if (!untouched && component.agree(oldView, renewed)) {
      return still.moving(Move.TAG);
    }
    if (evidence.tagged().isEmpty()) {
      return still.untagged(oldView, evidence.latest());
    }
    if (!oldMoved || !newMoved) {
      return oldMoved ? still.forward(oldView) : still.back(oldView);
    }
    return evidence.latest().orElse(evidence.authority()) == Shape.OLD
        ? still.displacing(Shape.NEW, renewed).forward(oldView)
        : still.displacing(Shape.OLD, old).back(oldView);
  }

  /** A new side that was only what the old one gave holds nothing of its own to keep. */
  private Judgement anew(Document oldView) {
    Placed.Derived derived = component.forward(oldView);
    return derived.is(renewed) ? moving(Move.TAG) : forward(derived);
  }

  private Judgement untagged(Document oldView, Optional<Shape> latest) {
    if (renewed.isAbsent()) {
      return forward(oldView);
    }
    if (component.holdsNothingToCarry(oldView)) {
      return back(oldView);
    }
    return latest.orElse(Shape.OLD) == Shape.OLD
        ? displacing(Shape.NEW, renewed).forward(oldView)
        : displacing(Shape.OLD, old).back(oldView);
  }

  private Judgement forward(Document oldView) {
    Placed.Derived derived =
        renewed.isAbsent() ? component.forward(oldView) : component.forward(oldView, renewed);
    return forward(derived);
  }

  private Judgement forward(Placed.Derived derived) {
    return switch (derived) {
      case Placed.Derived.Content content -> with(old, content.side(), Move.FORWARD);
      case Placed.Derived.Held reason -> holding(reason, Move.FORWARD);
    };
  }

  private Judgement back(Document oldView) {
    return switch (component.back(oldView, renewed)) {
      case Placed.Derived.Content content -> with(content.side(), renewed, Move.BACK);
      case Placed.Derived.Held reason -> holding(reason, Move.BACK);
    };
  }

  private Judgement with(Side newOld, Side newRenewed, Move by) {
    return new Judgement(
        component, oldBefore, newBefore, newOld, newRenewed, by, held, displaced, contested);
  }

  private Judgement moving(Move by) {
    return with(old, renewed, by);
  }

  /** Both sides stay as they are; nothing is displaced, since nothing is overwritten. */
  private Judgement holding(Placed.Derived.Held reason, Move by) {
    return new Judgement(
        component,
        oldBefore,
        newBefore,
        old,
        renewed,
        by,
        Optional.of(new Held(reason.path(), reason.why())),
        Optional.empty(),
        contested);
  }

  private Judgement stillHeld() {
    Path path =
        component.newPaths().isEmpty()
            ? component.oldPaths().getFirst()
            : component.newPaths().getFirst();
    return holding(new Placed.Derived.Held(path, "held since an earlier write"), Move.NONE);
  }

  private Judgement displacing(Shape shape, Side loser) {
    Displaced lost = new Displaced(component.name(), shape, loser.content(), true);
    return new Judgement(
        component, oldBefore, newBefore, old, renewed, move, held, Optional.of(lost), true);
  }

  Finding finding() {
    return new Finding(component.name(), move, held, contested);
  }

  /** How the tag records this component after the write. */
  Tag.Agreement agreement(Document oldView) {
    return new Tag.Agreement(old.digest(), renewed.digest(), state(oldView));
  }

  private Tag.State state(Document oldView) {
    if (held.isPresent()) {
      return Tag.State.HELD;
    }
    boolean follows = component.forward(old.over(oldView)).is(renewed);
    return follows ? Tag.State.AGREED : Tag.State.KEPT;
  }
}
