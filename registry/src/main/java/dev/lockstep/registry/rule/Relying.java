package dev.lockstep.registry.rule;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Gone;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What services rely on that is no longer where and what it was. */
public final class Relying {
  private Relying() {}

  /**
   * A draft for each place that is gone and that some service relies on.
   *
   * @param what what a service does at the path, such as {@code a service counts at}
   */
  public static List<Draft> on(
      Subject subject, String what, Edge edge, BiPredicate<Use, Path> relies) {
    return subject.pair().places().stream()
        .filter(Gone::isGone)
        .flatMap(place -> draft(subject, place.path(), what, edge, relies).stream())
        .toList();
  }

  private static Optional<Draft> draft(
      Subject subject, Path path, String what, Edge edge, BiPredicate<Use, Path> relies) {
    List<Use> touched = subject.uses().stream().filter(use -> relies.test(use, path)).toList();
    return touched.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Draft.at(path, what + " " + path)
                .on(edge, Level.ERROR)
                .values(path.toString(), "")
                .naming(touched)
                .shownBy(Specimens.with(subject.pair().before().shape(), path)));
  }
}
