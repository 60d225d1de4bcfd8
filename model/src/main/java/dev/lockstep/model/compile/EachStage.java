package dev.lockstep.model.compile;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Carry.Held;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.primitive.Computation;
import dev.lockstep.model.slot.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code each}: a lens applied inside every element of an array or value of a map. What is no such
 * container stays as it is.
 *
 * <p>The inner lens works on a document whose only field holds the element, so that an element need
 * not be a document itself. Elements and their complements find each other by {@link Alignment};
 * where more than one may be meant, the document is held rather than guessed about.
 */
final class EachStage implements Stage {
  private final Slot container;
  private final Members members;
  private final Optional<String> key;
  private final Lens inner;

  EachStage(Slot container, Members members, Optional<String> key, Lens inner) {
    this.container = container;
    this.members = members;
    this.key = key;
    this.inner = inner;
  }

  @Override
  public Touch touch() {
    Set<Path> whole = Set.of(container.path());
    return new Touch(whole, whole, Set.of(), Set.of());
  }

  @Override
  public Loss loss() {
    return inner.loss();
  }

  private boolean isIn(Document document) {
    return container.isIn(document) && members.areIn(container.in(document));
  }

  @Override
  public Carry forward(Document old) {
    if (!isIn(old)) {
      return new Whole(old, Complement.NONE);
    }
    Value before = container.in(old);
    Cells cells = new Cells(before);
    for (Value element : members.of(before)) {
      cells.add(inner.forward(cell(element)));
    }
    return cells.carried(old);
  }

  private static Document cell(Value element) {
    return Document.of(Computation.ELEMENT, element);
  }

  @Override
  public Carry back(Document renewed, Complement complement) {
    if (!isIn(renewed)) {
      return new Whole(renewed, Complement.NONE);
    }
    Value after = container.in(renewed);
    Kept kept = Kept.of(complement);
    int[] partners = partners(kept, after);
    Cells cells = new Cells(after);
    List<Value> elements = members.of(after);
    for (int i = 0; i < elements.size(); i++) {
      if (partners[i] == Alignment.AMBIGUOUS) {
        return held("which element it was cannot be told");
      }
      cells.add(inner.back(cell(elements.get(i)), kept.at(partners[i])));
    }
    return cells.carried(renewed);
  }

  /** Nothing is ambiguous where nothing was kept that could go to the wrong element. */
  private int[] partners(Kept kept, Value after) {
    if (kept.isEmpty()) {
      int[] none = new int[members.of(after).size()];
      Arrays.fill(none, Alignment.NONE);
      return none;
    }
    List<Value> marks = members.marks(after, key);
    int[] partners = members.align(kept.marks(), marks, key);
    for (int i = 0; i < partners.length; i++) {
      if (partners[i] >= 0 && kept.isOneOfDifferent(partners[i], marks)) {
        partners[i] = Alignment.AMBIGUOUS;
      }
    }
    return partners;
  }

  @Override
  public Carry put(Document old, Document currentNew) {
    Carry forward = forward(old);
    if (!(forward instanceof Whole whole) || !isIn(old) || !isIn(currentNew)) {
      return forward;
    }
    Value current = container.in(currentNew);
    if (back(currentNew, whole.complement()) instanceof Whole back
        && isIn(back.document())
        && container.in(back.document()).equals(container.in(old))) {
      return kept(whole, current);
    }
    return merged(old, container.in(whole.document()), current);
  }

  /** The current elements stand; what was kept of each goes with it. */
  private Carry kept(Whole forward, Value current) {
    Kept kept = Kept.of(forward.complement());
    int[] partners = partners(kept, current);
    List<Value> elements = members.of(current);
    Cells cells = new Cells(current);
    for (int i = 0; i < elements.size(); i++) {
      cells.add(new Whole(cell(elements.get(i)), kept.at(partners[i])));
    }
    return cells.carried(forward.document());
  }

  private Carry merged(Document old, Value applied, Value current) {
    int[] partners = members.align(members.marks(applied, key), members.marks(current, key), key);
    List<Value> elements = members.of(current);
    List<Value> olds = members.of(container.in(old));
    Carry[] carries = new Carry[olds.size()];
    for (int i = 0; i < partners.length; i++) {
      Document cell = cell(elements.get(i));
      if (partners[i] >= 0) {
        carries[partners[i]] = inner.put(cell(olds.get(partners[i])), cell);
      } else if (partners[i] == Alignment.AMBIGUOUS && holdsItsOwn(cell)) {
        return held("which element of the old side it belongs to cannot be told");
      }
    }
    Cells cells = new Cells(container.in(old));
    for (int i = 0; i < carries.length; i++) {
      cells.add(carries[i] == null ? inner.forward(cell(olds.get(i))) : carries[i]);
    }
    return cells.carried(old);
  }

  /** Whether the element holds something that would not come again from its old form. */
  private boolean holdsItsOwn(Document cell) {
    return !(inner.back(cell, Complement.NONE) instanceof Whole back
        && inner.forward(back.document()) instanceof Whole again
        && again.document().equals(cell));
  }

  private Held held(String why) {
    return new Held(inside(List.of()), why);
  }

  private Path inside(List<Path.Step> below) {
    List<Path.Step> steps = new ArrayList<>(container.path().steps());
    steps.add(members.step());
    steps.addAll(below);
    return new Path(steps);
  }

  /** Collects what became of the elements of one container. */
  private final class Cells {
    private final Value before;
    private final List<Value> values = new ArrayList<>();
    private final Document.Builder contents = Document.builder();
    private boolean holdsValues;
    private Optional<Held> held = Optional.empty();

    Cells(Value before) {
      this.before = before;
    }

    void add(Carry carry) {
      switch (carry) {
        case Held inCell -> {
          List<Path.Step> steps = inCell.path().steps();
          refuse(new Held(inside(steps.subList(1, steps.size())), inCell.why()));
        }
        case Whole whole when !whole.document().has(Computation.ELEMENT) ->
            refuse(held("an element cannot be left out"));
        case Whole whole -> {
          if (!whole.complement().isEmpty()) {
            contents.add(Integer.toString(values.size()), whole.complement().content());
            holdsValues |= whole.complement().holdsValues();
          }
          values.add(whole.document().value(whole.document().indexOf(Computation.ELEMENT)));
        }
      }
    }

    private void refuse(Held reason) {
      held = held.or(() -> Optional.of(reason));
    }

    Carry carried(Document document) {
      if (held.isPresent()) {
        return held.get();
      }
      Value after = members.with(before, values);
      Document entries = contents.build();
      return new Whole(
          container.set(document, after),
          entries.isEmpty()
              ? Complement.NONE
              : new Complement(Kept.content(members.marks(after, key), entries), holdsValues));
    }
  }
}
