package dev.lockstep.model.compile;

import dev.lockstep.model.lens.Footprint;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Set;

/** The lens of one operation, with the paths by which it meets the others of its change. */
interface Stage extends Lens {
  /**
   * What one operation touches, in the shape that the one before it left.
   *
   * @param sources paths that are emptied, or rewritten where they are targets too
   * @param targets paths that are written
   * @param reads paths that are only read
   * @param disputed those targets at which a value may stand that the operation leaves alone
   */
  record Touch(Set<Path> sources, Set<Path> targets, Set<Path> reads, Set<Path> disputed) {
    public Touch {
      sources = Set.copyOf(sources);
      targets = Set.copyOf(targets);
      reads = Set.copyOf(reads);
      disputed = Set.copyOf(disputed);
    }
  }

  /** What this operation touches. */
  Touch touch();

  @Override
  default Footprint footprint() {
    return Footprints.compose(List.of(touch()));
  }
}
