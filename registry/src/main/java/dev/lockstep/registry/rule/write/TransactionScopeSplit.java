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

/** Finds: paths written in one step that part. */
public final class TransactionScopeSplit implements Rule {
  private static final About ABOUT =
      new About(
          "TRANSACTION_SCOPE_SPLIT",
          Category.WRITES,
          "paths written in one step that part",
          "A reader sees one of them new and the other one old.",
          "Keep the paths in one document.");

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
            Draft.at(path, "a service relies on writing in one step " + path)
                .on(Edge.OLD_WRITER_NEW_DOCUMENT, Level.ERROR)
                .values(path.toString(), "")
                .naming(touched)
                .shownBy(Specimens.with(subject.pair().before().shape(), path)));
  }

  private static boolean touches(Use use, Path path) {
    return use.use().writing().together().stream()
        .anyMatch(group -> group.stream().anyMatch(each -> Use.overlap(each, path)));
  }
}
