package dev.lockstep.model.path;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path.Step;
import java.util.List;
import java.util.Optional;

/**
 * Reads and edits a document at static paths. Each edit answers a new document; fields keep their
 * places and new ones come last, as the stores do it.
 */
public final class Places {
  private Places() {}

  /** The value at the path; empty where it, or a document on the way, is absent. */
  public static Optional<Value> get(Document document, Path path) {
    List<Step> steps = path.steps();
    Document parent = document;
    for (int depth = 0; ; depth++) {
      int index = parent.indexOf(name(steps, depth));
      if (index < 0) {
        return Optional.empty();
      }
      Value value = parent.value(index);
      if (depth == steps.size() - 1) {
        return Optional.of(value);
      }
      if (!(value instanceof Document child)) {
        return Optional.empty();
      }
      parent = child;
    }
  }

  /** Whether a value can be set at the path: no other value stands where a document is needed. */
  public static boolean canHold(Document document, Path path) {
    Document parent = document;
    for (int depth = 0; depth < path.steps().size() - 1; depth++) {
      Optional<Value> child = parent.get(name(path.steps(), depth));
      if (child.isEmpty()) {
        return true;
      }
      if (!(child.get() instanceof Document next)) {
        return false;
      }
      parent = next;
    }
    return true;
  }

  /**
   * The document with the value set; documents missing on the way are created.
   *
   * @throws IllegalArgumentException where {@link #canHold} is false
   */
  public static Document set(Document document, Path path, Value value) {
    return set(document, path.steps(), 0, value);
  }

  private static Document set(Document document, List<Step> steps, int depth, Value value) {
    String name = name(steps, depth);
    if (depth == steps.size() - 1) {
      return document.with(name, value);
    }
    Value child = document.get(name).orElse(Document.empty());
    if (!(child instanceof Document next)) {
      throw new IllegalArgumentException("Cannot set below a value that is no document: " + name);
    }
    return document.with(name, set(next, steps, depth + 1, value));
  }

  /** The document without the value at the path; parents stay, even when left empty. */
  public static Document unset(Document document, Path path) {
    return unset(document, path.steps(), 0);
  }

  private static Document unset(Document document, List<Step> steps, int depth) {
    String name = name(steps, depth);
    if (depth == steps.size() - 1) {
      return document.without(name);
    }
    if (document.get(name).orElse(Value.NULL) instanceof Document child) {
      return document.with(name, unset(child, steps, depth + 1));
    }
    return document;
  }

  private static String name(List<Step> steps, int depth) {
    if (steps.get(depth) instanceof Step.Field field) {
      return field.name();
    }
    throw new IllegalArgumentException("A static path was expected");
  }
}
