package dev.lockstep.registry.rule.write;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Gone;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: a path that followers of a feed filter by or map. */
public final class StreamConsumerAffected implements Rule {
  private static final About ABOUT =
      new About(
          "STREAM_CONSUMER_AFFECTED",
          Category.WRITES,
          "a path that followers of a feed filter by or map",
          "The follower misses changes, or cannot map them.",
          "Let the follower take both shapes first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places().stream()
        .filter(Gone::isGone)
        .flatMap(place -> draft(subject, place.path()).stream())
        .toList();
  }

  private static Optional<Draft> draft(Subject subject, Path path) {
    List<Use> touched = subject.uses().stream().filter(use -> touches(use, path)).toList();
    return touched.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Draft.at(path, "a follower of the feed looks at " + path)
                .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
                .values(path.toString(), "")
                .naming(touched)
                .shownBy(Specimens.with(subject.pair().before().shape(), path)));
  }

  private static boolean touches(Use use, Path path) {
    return use.use().streams().stream()
        .flatMap(stream -> stream.paths().stream())
        .anyMatch(each -> Use.overlap(each, path));
  }
}
