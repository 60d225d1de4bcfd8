package dev.lockstep.model.compile;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Carry.Held;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.slot.Slot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An operation that applies only where its guard holds; elsewhere both shapes are the same.
 *
 * <p>Whether it applied to a document is found by trying: it did if taking it back gives a document
 * on which the guard holds and which gives this one again. Where that answer would be wrong, the
 * complement says it in {@code w}.
 */
final class GuardedStage implements Stage {
  private static final String APPLIED = "w";

  private final Stage inner;
  private final Predicate<Document> guard;
  private final Touch touch;
  private final List<Slot> slots;
  private final boolean independent;

  /**
   * The operation under a guard.
   *
   * @param reads what the guard reads
   */
  GuardedStage(Stage inner, Predicate<Document> guard, Set<Path> reads) {
    this.inner = inner;
    this.guard = guard;
    Set<Path> both = new HashSet<>(inner.touch().sources());
    both.addAll(inner.touch().targets());
    Set<Path> allReads = new HashSet<>(inner.touch().reads());
    allReads.addAll(reads);
    this.touch = new Touch(both, both, allReads, both);
    this.slots = both.stream().map(Slot::new).toList();
    this.independent = reads.stream().noneMatch(read -> both.stream().anyMatch(read::overlaps));
  }

  @Override
  public Touch touch() {
    return touch;
  }

  @Override
  public Loss loss() {
    return inner.loss().and(independent ? Loss.EXACT : Loss.CONDITIONAL);
  }

  @Override
  public Carry forward(Document old) {
    if (!guard.test(old)) {
      return marked(new Whole(old, Complement.NONE), false);
    }
    return switch (inner.forward(old)) {
      case Held held -> held;
      case Whole whole -> marked(whole, true);
    };
  }

  private Whole marked(Whole whole, boolean applied) {
    if (hasApplied(whole.document()) == applied) {
      return whole;
    }
    Document content = whole.complement().content().with(APPLIED, Value.bool(applied));
    return new Whole(whole.document(), new Complement(content, true));
  }

  private boolean hasApplied(Document renewed) {
    if (independent) {
      return guard.test(renewed);
    }
    return inner.back(renewed, Complement.NONE) instanceof Whole back
        && guard.test(back.document())
        && inner.forward(back.document()) instanceof Whole again
        && sameSlots(again.document(), renewed);
  }

  private boolean sameSlots(Document one, Document other) {
    for (Slot slot : slots) {
      if (slot.isIn(one) != slot.isIn(other)
          || (slot.isIn(one) && !slot.in(one).equals(slot.in(other)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Carry back(Document renewed, Complement complement) {
    boolean applied =
        complement.content().get(APPLIED).orElse(Value.NULL) instanceof Value.Bool mark
            ? mark.value()
            : hasApplied(renewed);
    return applied ? undone(inner.back(renewed, unmarked(complement))) : untouched(renewed);
  }

  private Carry undone(Carry back) {
    return back instanceof Whole whole && !guard.test(whole.document())
        ? held("the guard would not hold for it in the old shape")
        : back;
  }

  private Carry untouched(Document renewed) {
    boolean stays =
        !guard.test(renewed)
            || (inner.forward(renewed) instanceof Whole again
                && sameSlots(again.document(), renewed));
    return stays
        ? new Whole(renewed, Complement.NONE)
        : held("the guard holds, so that the old shape would not leave it alone");
  }

  private Held held(String why) {
    return new Held(slots.getFirst().path(), why);
  }

  private static Complement unmarked(Complement complement) {
    return new Complement(complement.content().without(APPLIED), complement.holdsValues());
  }

  @Override
  public Carry put(Document old, Document currentNew) {
    if (!guard.test(old) || !hasApplied(currentNew)) {
      return forward(old);
    }
    return switch (inner.put(old, currentNew)) {
      case Held held -> held;
      case Whole whole -> marked(whole, true);
    };
  }
}
