package dev.lockstep.model.slot;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * The place of one static path in any document: what it holds, at which position among its
 * siblings, and how far its parents exist.
 *
 * <p>Every edit answers a new document that shares whatever it can with the one before. Immutable.
 */
public final class Slot {
  private final Path path;
  private final String[] names;
  private final String leaf;

  /**
   * The slot of a static path.
   *
   * @throws ClassCastException if the path goes through elements or entries
   */
  public Slot(Path path) {
    this.path = path;
    this.names = path.names().toArray(String[]::new);
    this.leaf = names[names.length - 1];
  }

  /** The path of this slot. */
  public Path path() {
    return path;
  }

  /** The name of the field itself. */
  public String leaf() {
    return leaf;
  }

  /** Whether the slot lies in the root of the document. */
  public boolean isTopLevel() {
    return names.length == 1;
  }

  /** Whether the other slot has the same parent. */
  public boolean isSiblingOf(Slot other) {
    return names.length == other.names.length && (names.length == 1 || sameParent(other));
  }

  private boolean sameParent(Slot other) {
    return path.steps()
        .subList(0, names.length - 1)
        .equals(other.path.steps().subList(0, names.length - 1));
  }

  /** The document that would hold the field; the empty one where there is none. */
  public Document parent(Document root) {
    Document parent = root;
    for (int depth = 0; depth < names.length - 1; depth++) {
      int index = parent.indexOf(names[depth]);
      if (index < 0 || !(parent.value(index) instanceof Document child)) {
        return Document.empty();
      }
      parent = child;
    }
    return parent;
  }

  /** The position among its siblings, or -1 where the slot holds nothing. */
  public int position(Document root) {
    return parent(root).indexOf(leaf);
  }

  /** Whether the slot holds something; null counts. */
  public boolean isIn(Document root) {
    return position(root) >= 0;
  }

  /**
   * What the slot holds.
   *
   * @throws IndexOutOfBoundsException where it holds nothing
   */
  public Value in(Document root) {
    Document parent = parent(root);
    return parent.value(parent.indexOf(leaf));
  }

  /** How many of the documents on the way to the slot exist, the root not counted. */
  public int depth(Document root) {
    Document parent = root;
    for (int depth = 0; depth < names.length - 1; depth++) {
      int index = parent.indexOf(names[depth]);
      if (index < 0 || !(parent.value(index) instanceof Document child)) {
        return depth;
      }
      parent = child;
    }
    return names.length - 1;
  }

  /** Whether a value can be set: nothing but documents stands on the way. */
  public boolean fits(Document root) {
    Document parent = root;
    for (int depth = 0; depth < names.length - 1; depth++) {
      int index = parent.indexOf(names[depth]);
      if (index < 0) {
        return true;
      }
      if (!(parent.value(index) instanceof Document child)) {
        return false;
      }
      parent = child;
    }
    return true;
  }

  /**
   * The document with the value set: in its place where the slot holds something, else as the last
   * field; missing parents are created as last fields too.
   */
  public Document set(Document root, Value value) {
    return names.length == 1 ? root.with(leaf, value) : insert(root, 0, Integer.MAX_VALUE, value);
  }

  /** The document with the value at this position, or last where there are fewer siblings. */
  public Document insert(Document root, int position, Value value) {
    return insert(root, 0, position, value);
  }

  private Document insert(Document parent, int depth, int position, Value value) {
    String name = names[depth];
    int index = parent.indexOf(name);
    if (depth == names.length - 1) {
      return index >= 0
          ? parent.with(name, value)
          : parent.inserting(Math.min(position, parent.size()), name, value);
    }
    Document child =
        index >= 0 && parent.value(index) instanceof Document there ? there : Document.empty();
    return parent.with(name, insert(child, depth + 1, position, value));
  }

  /** The document without the slot's value; parents stay, even when left empty. */
  public Document remove(Document root) {
    return prune(root, names.length);
  }

  /** The document without the slot's value and without the parents that this leaves empty. */
  public Document prune(Document root) {
    return prune(root, 0);
  }

  /**
   * The document without the slot's value and without the parents that this leaves empty, but for
   * the first {@code kept} of them.
   */
  public Document prune(Document root, int kept) {
    if (names.length == 1) {
      return root.without(leaf);
    }
    return isIn(root) ? remove(root, 0, kept) : root;
  }

  private Document remove(Document parent, int depth, int kept) {
    String name = names[depth];
    if (depth == names.length - 1) {
      return parent.without(name);
    }
    Document rest = remove((Document) parent.value(parent.indexOf(name)), depth + 1, kept);
    return rest.isEmpty() && depth >= kept ? parent.without(name) : parent.with(name, rest);
  }

  /** The document with the field called otherwise, in its place; the new name must be free. */
  public Document rename(Document root, String to) {
    return names.length == 1 ? root.renaming(leaf, to) : rename(root, 0, to);
  }

  private Document rename(Document parent, int depth, String to) {
    if (depth == names.length - 1) {
      return parent.renaming(leaf, to);
    }
    Document child = (Document) parent.value(parent.indexOf(names[depth]));
    return parent.with(names[depth], rename(child, depth + 1, to));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Slot that && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
