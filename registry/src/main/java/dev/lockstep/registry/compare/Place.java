package dev.lockstep.registry.compare;

import dev.lockstep.model.path.Path;
import java.util.Optional;

/** A place in a collection's documents in two versions of its shape. */
public sealed interface Place {
  /** Where it is, in the version in which a service may rely on it: the old one if it was there. */
  Path path();

  /** Only the old shape has it. */
  record Removed(Spot before) implements Place {
    @Override
    public Path path() {
      return before.path();
    }
  }

  /** Only the new shape has it. */
  record Added(Spot after) implements Place {
    @Override
    public Path path() {
      return after.path();
    }
  }

  /**
   * Both have it.
   *
   * @param carry whether it is called otherwise or stands elsewhere, its parents aside
   */
  record Kept(Spot before, Spot after, Carry carry) implements Place {
    @Override
    public Path path() {
      return before.path();
    }
  }

  /** What became of the name and the parent of an element. */
  enum Carry {
    /** It is where it was. */
    SAME,
    /** It has another name at the same parent. */
    RENAMED,
    /** It has another parent. */
    MOVED
  }

  /** The old spot, if there is one. */
  default Optional<Spot> old() {
    return switch (this) {
      case Removed removed -> Optional.of(removed.before());
      case Added added -> Optional.empty();
      case Kept kept -> Optional.of(kept.before());
    };
  }
}
