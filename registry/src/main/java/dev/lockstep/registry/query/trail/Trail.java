package dev.lockstep.registry.query.trail;

import dev.lockstep.model.path.Path;
import java.util.List;

/**
 * Where a path of the old shape is in the new one, and what happened to its values. Immutable.
 *
 * @param from in the old shape
 * @param to in the new shape; the same where it stays
 * @param effects what happened to the values
 * @param assuming what must hold of the data for that
 * @param apart whether a document of one shape holds nothing at the path of the other
 */
public record Trail(Path from, Path to, List<Effect> effects, List<String> assuming, Apart apart) {
  public Trail {
    effects = List.copyOf(effects);
    assuming = List.copyOf(assuming);
  }

  /** How documents of the two shapes are told apart by the two paths. */
  public sealed interface Apart {
    /** Only one of the paths holds something, or both the same. */
    record ByPresence() implements Apart {}

    /** The upper of the two paths holds a document in the new shape only. */
    record ByNewDocument() implements Apart {}

    /** The upper of the two paths holds a document in the old shape only. */
    record ByOldDocument() implements Apart {}

    /** They are not. */
    record Not(String why) implements Apart {}
  }

  /** What happened to a value. */
  public sealed interface Effect {
    /** A value became the only element of an array. */
    record Wrapped() implements Effect {}

    /** A number became the same number of another type. */
    record Renumbered() implements Effect {}

    /** A value became another one. */
    record Recoded(Recoding recoding) implements Effect {}
  }

  /** The path before any operation. */
  public static Trail start(Path path) {
    return new Trail(path, path, List.of(), List.of(), new Apart.ByPresence());
  }

  /** Whether it is at another place now. */
  public boolean isMoved() {
    return !from.equals(to);
  }

  /** Whether place and value are what they were. */
  public boolean isUntouched() {
    return !isMoved() && effects.isEmpty();
  }

  /** Whether order is the same in both shapes. */
  public boolean keepsOrder() {
    return effects.stream().noneMatch(Effect.Recoded.class::isInstance);
  }
}
