package dev.lockstep.model.compile;

import dev.lockstep.model.compile.Stage.Touch;
import dev.lockstep.model.lens.Footprint;
import dev.lockstep.model.path.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what a sequence touches by walking its operations over paths instead of values.
 *
 * <p>A path that the sequence itself introduced is no old path when a later operation takes it
 * away; but since an old document may hold something there all the same, which the sequence would
 * overwrite, it stays an old path that the new shape lacks.
 */
final class Footprints {
  private final Set<Path> introduced = new LinkedHashSet<>();
  private final Set<Path> oldPaths = new LinkedHashSet<>();
  private final Set<Path> reads = new LinkedHashSet<>();
  private final Set<Path> disputed = new LinkedHashSet<>();

  private Footprints() {}

  /** The footprint of operations in sequence. */
  static Footprint compose(List<Touch> operations) {
    Footprints walk = new Footprints();
    operations.forEach(walk::step);
    return walk.result();
  }

  private void step(Touch operation) {
    operation.reads().stream().filter(path -> !isIntroduced(path)).forEach(reads::add);
    for (Path source : operation.sources()) {
      if (!isIntroduced(source)) {
        oldPaths.add(source);
      }
      if (!operation.targets().contains(source)) {
        List<Path> consumed = introduced.stream().filter(source::isPrefixOf).toList();
        consumed.forEach(introduced::remove);
        oldPaths.addAll(consumed);
      }
    }
    for (Path target : operation.targets()) {
      if (!isIntroduced(target)) {
        introduced.removeIf(target::isPrefixOf);
        introduced.add(target);
      }
    }
    disputed.addAll(operation.disputed());
  }

  private boolean isIntroduced(Path path) {
    return introduced.stream().anyMatch(there -> there.isPrefixOf(path));
  }

  private Footprint result() {
    widenReads();
    Set<Path> old = outermost(oldPaths);
    Set<Path> renewed = outermost(introduced);
    Set<Path> read =
        reads.stream()
            .filter(path -> old.stream().noneMatch(there -> there.isPrefixOf(path)))
            .collect(Collectors.toSet());
    Set<Path> claimed =
        renewed.stream().filter(path -> isClaimed(path, old, read)).collect(Collectors.toSet());
    return new Footprint(read, old, renewed, claimed);
  }

  /**
   * A path that is read and lies above or on a path that changes is not the same in both shapes.
   */
  private void widenReads() {
    for (Path read : reads) {
      boolean above =
          oldPaths.stream().anyMatch(path -> isStrictlyAbove(read, path))
              || introduced.stream().anyMatch(path -> isStrictlyAbove(read, path));
      if (above) {
        oldPaths.add(read);
        introduced.add(read);
      } else if (introduced.contains(read)) {
        oldPaths.add(read);
      }
    }
  }

  private static boolean isStrictlyAbove(Path upper, Path lower) {
    return upper.isPrefixOf(lower) && !upper.equals(lower);
  }

  private boolean isClaimed(Path path, Set<Path> old, Set<Path> read) {
    return path.steps().size() > 1
        || disputed.stream().anyMatch(path::overlaps)
        || old.stream().anyMatch(path::overlaps)
        || read.stream().anyMatch(path::overlaps);
  }

  private static Set<Path> outermost(Set<Path> paths) {
    return paths.stream()
        .filter(path -> paths.stream().noneMatch(other -> isStrictlyAbove(other, path)))
        .collect(Collectors.toSet());
  }
}
