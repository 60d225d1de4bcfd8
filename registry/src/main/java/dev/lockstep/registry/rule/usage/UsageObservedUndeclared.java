package dev.lockstep.registry.rule.usage;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.evidence.Traffic;
import dev.lockstep.registry.evidence.Traffic.Sighting;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Review;
import dev.lockstep.registry.rule.Subject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds: a path that a service was seen to use and does not declare. */
public final class UsageObservedUndeclared implements Review {
  private static final About ABOUT =
      new About(
          "USAGE_OBSERVED_UNDECLARED",
          Category.GOVERNANCE,
          "a path that a service was seen to use and does not declare",
          "A usage that leaves out one path may leave out others, too.",
          "Have the team add the path to the usage of its service.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> review(Subject subject, List<Found> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    Map<Path, Set<Use>> undeclared = new LinkedHashMap<>();
    for (Use use : subject.services().declared()) {
      subject.services().traffic().stream()
          .map(Traffic::callers)
          .flatMap(List::stream)
          .filter(caller -> caller.is(use))
          .flatMap(caller -> caller.paths().stream())
          .filter(seen -> seen.count() > 0 && !isDeclared(use, seen))
          .forEach(seen ->
              undeclared.computeIfAbsent(seen.path(), path -> new LinkedHashSet<>()).add(use));
    }
    return undeclared.entrySet().stream()
        .map(each -> draft(each.getKey(), List.copyOf(each.getValue())))
        .toList();
  }

  /** A whole that is declared stands for its parts, and a query for every path that it names. */
  private static boolean isDeclared(Use use, Sighting seen) {
    return !use.touches(seen.path(), Set.of(seen.access())).isEmpty()
        || (seen.access() == Access.PROJECT
            && !use.touches(seen.path(), Set.of(Access.READ)).isEmpty());
  }

  private static Draft draft(Path path, List<Use> uses) {
    return Draft.at(
            path,
            "%s was seen to use %s and does not declare it; what else it leaves out is not known"
                .formatted(Declaring.names(uses), path))
        .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)
        .naming(uses);
  }
}
