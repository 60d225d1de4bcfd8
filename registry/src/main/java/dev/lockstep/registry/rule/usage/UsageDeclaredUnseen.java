package dev.lockstep.registry.rule.usage;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.PathUse;
import dev.lockstep.registry.evidence.Traffic;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Review;
import dev.lockstep.registry.rule.Subject;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds: a path that a service declares and was not seen to use. */
public final class UsageDeclaredUnseen implements Review {
  private static final About ABOUT =
      new About(
          "USAGE_DECLARED_UNSEEN",
          Category.GOVERNANCE,
          "a path that a service declares and was not seen to use",
          "A team that must change is asked for nothing in return.",
          "Ask the team whether the service still needs the path, and shorten its usage if not.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> review(Subject subject, List<Found> found) {
    return found.isEmpty()
        ? List.of()
        : subject.services().traffic().stream()
            .filter(seen -> subject.blindness().isEmpty())
            .flatMap(seen -> drafts(subject, seen).stream())
            .toList();
  }

  private static List<Draft> drafts(Subject subject, Traffic traffic) {
    Map<Path, Set<Use>> unseen = new LinkedHashMap<>();
    for (Use use : subject.services().declared()) {
      for (PathUse declared : use.use().paths()) {
        if (!isSeen(use, declared, traffic)) {
          unseen.computeIfAbsent(declared.path(), path -> new LinkedHashSet<>()).add(use);
        }
      }
    }
    return unseen.entrySet().stream()
        .map(each -> draft(each.getKey(), List.copyOf(each.getValue()), traffic))
        .toList();
  }

  private static boolean isSeen(Use use, PathUse declared, Traffic traffic) {
    return traffic.callers().stream()
        .filter(caller -> caller.is(use))
        .flatMap(caller -> caller.paths().stream())
        .filter(seen -> seen.count() > 0 && seen.access() == declared.access())
        .anyMatch(seen -> Use.overlap(seen.path(), declared.path()));
  }

  private static Draft draft(Path path, List<Use> uses, Traffic traffic) {
    return Draft.at(
            path,
            "%s declares a use of %s that was not seen from %s to %s"
                .formatted(
                    Declaring.names(uses),
                    path,
                    traffic.from().atZone(ZoneOffset.UTC).toLocalDate(),
                    traffic.to().atZone(ZoneOffset.UTC).toLocalDate()))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .naming(uses);
  }
}
