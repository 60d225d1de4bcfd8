package dev.lockstep.registry.rule.usage;

import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Review;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds: a service that nobody knows of. */
public final class ConsumerUndeclared implements Review {
  private static final About ABOUT =
      new About(
          "CONSUMER_UNDECLARED",
          Category.GOVERNANCE,
          "a service without a usage, or that nobody looked for one",
          "A service that nobody knows of breaks, and nobody is asked.",
          "Have the team of the service write its usage, or show by observed traffic (--observed)"
              + " that there is none.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> review(Subject subject, List<Found> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    List<Use> unknown =
        subject.services().strangers().stream()
            .filter(use -> !Declaring.hasUsage(subject.services(), use))
            .toList();
    return unknown.isEmpty()
        ? subject.blindness().flatMap(why -> unseen(found, why)).stream().toList()
        : List.of(
            Draft.whole(
                    "what the change means for %s is not known: it was seen and has no usage"
                        .formatted(Declaring.names(unknown)))
                .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)
                .naming(unknown));
  }

  /** That nobody is touched stands on usages alone, and nobody looked who else there is. */
  private static Optional<Draft> unseen(List<Found> found, String why) {
    String paths =
        found.stream()
            .filter(each -> each.isWeighedDown() && each.isAboutServices())
            .filter(each -> each.finding().level() != Level.INFO)
            .map(each -> each.finding().path().map(Object::toString).orElse("the collection"))
            .distinct()
            .collect(Collectors.joining(", "));
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Draft.whole(
                    "no usage touches %s, and whether a service without one does is not known: %s"
                        .formatted(paths, why))
                .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN));
  }
}
