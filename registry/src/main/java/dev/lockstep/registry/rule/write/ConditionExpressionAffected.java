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

/** Finds: a path that conditional writes look at. */
public final class ConditionExpressionAffected implements Rule {
  private static final About ABOUT =
      new About(
          "CONDITION_EXPRESSION_AFFECTED",
          Category.WRITES,
          "a path that conditional writes look at",
          "The condition never holds again, or always does.",
          "Move the services with such conditions with the change, in one stage.");

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
            Draft.at(path, "a conditional write looks at " + path)
                .on(Edge.OLD_WRITER_NEW_DOCUMENT, Level.ERROR)
                .values(path.toString(), "")
                .naming(touched)
                .shownBy(Specimens.with(subject.pair().before().shape(), path)));
  }

  private static boolean touches(Use use, Path path) {
    return use.use().writing().conditions().stream().anyMatch(each -> Use.overlap(each, path));
  }
}
