package dev.lockstep.registry.rule;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Gone;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.Sent;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.query.PathAccess;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What services rely on that is no longer where and what it was.
 *
 * @param what what a service does at the path, such as {@code a service counts at}
 * @param declared whether a usage says so of a path
 * @param queried whether what a query does at the path is that
 */
public record Relying(
    String what, Edge edge, BiPredicate<Use, Path> declared, Predicate<PathAccess> queried) {
  /**
   * A draft for each place that is gone and of which a usage says that its service relies on it.
   */
  public static List<Draft> on(
      Subject subject, String what, Edge edge, BiPredicate<Use, Path> declared) {
    return new Relying(what, edge, declared, access -> false).on(subject);
  }

  /** A draft for each place that is gone and that a service or a promised query relies on. */
  public List<Draft> on(Subject subject) {
    return gone(subject).flatMap(path -> draft(subject, path).stream()).toList();
  }

  /** The places that are no longer where and what they were. */
  public static Stream<Path> gone(Subject subject) {
    return subject.pair().places().stream().filter(Gone::isGone).map(Place::path);
  }

  private Optional<Draft> draft(Subject subject, Path path) {
    List<Use> touched =
        subject.uses().stream()
            .filter(use -> declared.test(use, path) || isQueried(use.sent(), path))
            .toList();
    return touched.isEmpty() && !isQueried(subject.promised(), path)
        ? Optional.empty()
        : Optional.of(
            Draft.at(path, what + " " + path)
                .on(edge, Level.ERROR)
                .values(path.toString(), "")
                .naming(touched)
                .shownBy(Specimens.with(subject.pair().before().shape(), path)));
  }

  private boolean isQueried(List<Sent> sent, Path path) {
    return sent.stream().flatMap(query -> query.at(path)).anyMatch(queried);
  }
}
