package dev.lockstep.model.lens;

import dev.lockstep.model.path.Path;
import java.util.Set;

/**
 * The static paths a lens touches. What lies outside is the same in both shapes.
 *
 * @param reads paths that are read and are the same in both shapes
 * @param oldPaths paths of the old shape whose value the new shape lacks or holds differently
 * @param newPaths paths of the new shape whose value the old shape lacks or holds differently
 * @param claimed those of {@code newPaths} at which an old-shape document may hold a value of its
 *     own, so that both shapes claim them
 */
public record Footprint(
    Set<Path> reads, Set<Path> oldPaths, Set<Path> newPaths, Set<Path> claimed) {
  public Footprint {
    reads = Set.copyOf(reads);
    oldPaths = Set.copyOf(oldPaths);
    newPaths = Set.copyOf(newPaths);
    claimed = Set.copyOf(claimed);
  }
}
