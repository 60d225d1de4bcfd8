package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.GuardedWrite;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Writes of a service that speaks the new shape, while both shapes live: old side, new side and tag
 * change in one guarded update.
 *
 * <p>A component that is out of agreement is reconciled in the same update first. Threads may share
 * an instance if they may share its nonces.
 */
public final class NewShapeWriter {
  private final Layout layout;
  private final long epoch;
  private final Supplier<Bytes> nonces;
  private final Reconciler reconciler;

  /** A writer under an epoch; {@code nonces} never answers the same twice. */
  public NewShapeWriter(Layout layout, long epoch, Supplier<Bytes> nonces) {
    this.layout = layout;
    this.epoch = epoch;
    this.nonces = nonces;
    this.reconciler = new Reconciler(layout, () -> epoch, nonces);
  }

  /** What came of planning a write in the new shape. */
  public sealed interface Plan {
    /** The update to perform; when its guard does not hold, read again and plan again. */
    record Write(GuardedWrite write) implements Plan {}

    /** The document is out of agreement: perform this first, then read again and plan again. */
    record ReconcileFirst(Reconciliation reconciliation) implements Plan {}

    /** The old shape has no place for the new value. */
    record Unrepresentable(Path path, String why) implements Plan {}

    /** The edit changes nothing. */
    record Nothing() implements Plan {}
  }

  /**
   * Plans an edit of the new-shape view.
   *
   * @param physical the document as stored
   * @param edit answers the edited new-shape view; it must not change {@code _id}
   */
  public Plan update(Document physical, UnaryOperator<Document> edit) {
    Reconciliation reconciliation = reconciler.reconcile(physical, Shape.NEW, Map.of());
    if (!reconciliation.isInStep()) {
      return new Plan.ReconcileFirst(reconciliation);
    }
    Document before = layout.newView(physical);
    Document after = edit.apply(before);
    if (after.equals(before)) {
      return new Plan.Nothing();
    }
    WriteDraft draft = new WriteDraft(layout, physical);
    draft.assertTag();
    Map<String, Tag.Agreement> agreements = new LinkedHashMap<>();
    for (Placed component : layout.placed()) {
      Optional<Plan.Unrepresentable> refused = side(component, physical, after, draft, agreements);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    editOutside(before, after, draft);
    draft.setTag(new Tag(layout.change(), epoch, nonces.get(), agreements, draft.next()));
    return new Plan.Write(draft.build(physical));
  }

  private Optional<Plan.Unrepresentable> side(
      Placed component,
      Document physical,
      Document after,
      WriteDraft draft,
      Map<String, Tag.Agreement> agreements) {
    Document oldView = readsOf(component, after, layout.oldView(physical));
    Side oldBefore = component.oldSide(layout.oldView(physical));
    Side newBefore = component.newSide(physical);
    Side renewed = Side.of(component.newPaths(), after);
    Placed.Derived derived =
        renewed.equals(newBefore)
            ? new Placed.Derived.Content(component.oldSide(oldView))
            : component.back(oldView, renewed);
    if (derived instanceof Placed.Derived.Held held) {
      return Optional.of(new Plan.Unrepresentable(held.path(), held.why()));
    }
    Side old = ((Placed.Derived.Content) derived).side();
    Judgement judgement =
        new Judgement(
            component,
            oldBefore,
            newBefore,
            old,
            renewed,
            Reconciliation.Move.BACK,
            Optional.empty(),
            Optional.empty(),
            false);
    draft.assertSides(judgement);
    draft.setOldSide(judgement);
    draft.setNewSide(judgement);
    agreements.put(component.name(), judgement.agreement(oldView));
    return Optional.empty();
  }

  /** Paths that both shapes share are read as the edit left them. */
  private static Document readsOf(Placed component, Document after, Document oldView) {
    Set<Path> reads = new LinkedHashSet<>(component.oldPaths());
    component.carried().forEach(reads::remove);
    return Side.of(reads.stream().toList(), after).over(oldView);
  }

  /** Fields outside every footprint are the same in both shapes. */
  private void editOutside(Document before, Document after, WriteDraft draft) {
    Set<String> own = new LinkedHashSet<>();
    for (Placed component : layout.placed()) {
      component.oldPaths().forEach(path -> own.add(path.root()));
      component.newPaths().forEach(path -> own.add(path.root()));
    }
    Set<String> names = new LinkedHashSet<>(before.names());
    names.addAll(after.names());
    names.removeAll(own);
    for (String name : names) {
      if (!before.get(name).equals(after.get(name))) {
        draft.assertAt(Path.of(name));
        draft.edit(Path.of(name), after.get(name));
      }
    }
  }

  /**
   * The physical document of one that is born in the new shape.
   *
   * @return empty where the old shape has no place for it
   */
  public Optional<Document> insert(Document newShape) {
    Document physical = newShape;
    Map<String, Tag.Agreement> agreements = new LinkedHashMap<>();
    Document next = Document.empty();
    WriteDraft draft = new WriteDraft(layout, Document.empty());
    for (Placed component : layout.placed()) {
      Side renewed = Side.of(component.newPaths(), newShape);
      if (!(component.backFrom(newShape) instanceof Placed.Derived.Content content)) {
        return Optional.empty();
      }
      physical = component.bornOld(physical, content.side());
      for (int i = 0; i < renewed.paths().size(); i++) {
        Path place = layout.physical(renewed.paths().get(i));
        Optional<Value> value = renewed.values().get(i);
        if (WriteDraft.TAG_PATH.isPrefixOf(place)) {
          draft.edit(place, value);
        } else {
          physical = new Side(List.of(place), List.of(value)).over(physical);
        }
      }
      next = draft.next();
      agreements.put(
          component.name(),
          new Tag.Agreement(
              content.side().digest(), renewed.digest(), bornState(component, content, renewed)));
    }
    Tag tag = new Tag(layout.change(), epoch, nonces.get(), agreements, next);
    return Optional.of(physical.with(Layout.TAG, tag.toDocument()));
  }

  private static Tag.State bornState(Placed component, Placed.Derived.Content old, Side renewed) {
    Document oldView = old.side().over(Document.empty());
    return component.forward(oldView).is(renewed) ? Tag.State.AGREED : Tag.State.KEPT;
  }
}
