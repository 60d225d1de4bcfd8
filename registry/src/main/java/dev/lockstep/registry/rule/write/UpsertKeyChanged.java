package dev.lockstep.registry.rule.write;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
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

/** Finds: a path by which upserts look documents up. */
public final class UpsertKeyChanged implements Rule {
  private static final About ABOUT =
      new About(
          "UPSERT_KEY_CHANGED",
          Category.WRITES,
          "a path by which upserts look documents up",
          "An upsert finds nothing and makes a second document.",
          "Stop the upserts by the old path before the first document changes.");

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
            Draft.at(path, "an upsert looks documents up by " + path)
                .on(Edge.OLD_WRITER_NEW_DOCUMENT, Level.ERROR)
                .values(path.toString(), "")
                .naming(touched)
                .shownBy(Specimens.with(subject.pair().before().shape(), path))
                .losing());
  }

  private static boolean touches(Use use, Path path) {
    return use.use().paths(Access.UPSERT_KEY).anyMatch(each -> Use.overlap(each.path(), path));
  }
}
