package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Component;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Grounds;
import java.util.List;

/**
 * One component with the places of its two sides in the physical document.
 *
 * @param carried old paths whose value the new shape lacks or holds differently
 * @param oldPaths {@code carried} and the paths that are only read
 * @param newPaths paths of the new shape
 * @param physical where each of {@code newPaths} is while both shapes live
 * @param pair the fields of both sides
 */
record Placed(
    Component component,
    List<Path> carried,
    List<Path> oldPaths,
    List<Path> newPaths,
    List<Path> physical,
    Grounds.Pair pair) {

  /** A component with its places. */
  Placed(
      Component component,
      List<Path> carried,
      List<Path> oldPaths,
      List<Path> newPaths,
      List<Path> physical) {
    this(component, carried, oldPaths, newPaths, physical, new Grounds.Pair(oldPaths, physical));
  }

  String name() {
    return component.name();
  }

  private Lens lens() {
    return component.lens();
  }

  /** What the component holds in an old view. */
  Side oldSide(Document oldView) {
    return Side.of(oldPaths, oldView);
  }

  /** What the component holds in the new shape, read from the physical document. */
  Side newSide(Document document) {
    return Side.at(newPaths, physical, document);
  }

  boolean holdsNothingToCarry(Document oldView) {
    return carried.stream().allMatch(path -> Places.get(oldView, path).isEmpty());
  }

  /** The new side that an old view alone gives, or why there is none. */
  Derived forward(Document oldView) {
    return derived(lens().forward(oldView), newPaths);
  }

  /** The new side of an old view, keeping of the current one what only the new shape can hold. */
  Derived forward(Document oldView, Side current) {
    return derived(lens().put(oldView, newView(oldView, current)), newPaths);
  }

  /** The old side of a new side, helped by the old view there is. */
  Derived back(Document oldView, Side renewed) {
    Complement complement =
        lens().forward(oldView) instanceof Carry.Whole whole ? whole.complement() : Complement.NONE;
    return derived(lens().back(newView(oldView, renewed), complement), oldPaths);
  }

  /** The old side of a document that was born in the new shape. */
  Derived backFrom(Document newShape) {
    return derived(lens().back(newShape, Complement.NONE), oldPaths);
  }

  /** A document born in the new shape, with this component's part in the old one. */
  Document bornOld(Document document, Side old) {
    Document result = document;
    for (Path path : newPaths) {
      result = Places.unset(result, path);
    }
    return old.over(result);
  }

  /** Whether going back from the new values alone would lose an old one. */
  boolean needsComplement(Document oldView) {
    return lens().forward(oldView) instanceof Carry.Whole whole && whole.complement().holdsValues();
  }

  /**
   * Whether the two sides say the same: putting the old side leaves the new one as it is. A new
   * side that goes back to the old one is left alone but for computed values, which follow their
   * operands.
   */
  boolean agree(Document oldView, Side renewed) {
    return forward(oldView, renewed).is(renewed);
  }

  /** The old view with this component in the new shape. */
  Document newView(Document oldView, Side renewed) {
    return renewed.over(
        switch (lens().forward(oldView)) {
          case Carry.Whole whole -> whole.document();
          case Carry.Held held -> without(oldView);
        });
  }

  private Document without(Document oldView) {
    Document result = oldView;
    for (Path path : carried) {
      result = Places.unset(result, path);
    }
    return result;
  }

  private static Derived derived(Carry carry, List<Path> paths) {
    return switch (carry) {
      case Carry.Whole whole -> new Derived.Content(Side.of(paths, whole.document()));
      case Carry.Held held -> new Derived.Held(held.path(), held.why());
    };
  }

  /** A side that was derived from the other one. */
  sealed interface Derived {
    /** Whether it is exactly this side. */
    boolean is(Side side);

    /** The side. */
    record Content(Side side) implements Derived {
      @Override
      public boolean is(Side other) {
        return side.equals(other);
      }
    }

    /** The other shape has no place for what this one holds. */
    record Held(Path path, String why) implements Derived {
      @Override
      public boolean is(Side other) {
        return false;
      }
    }
  }
}
