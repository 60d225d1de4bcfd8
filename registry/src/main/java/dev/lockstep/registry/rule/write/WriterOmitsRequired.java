package dev.lockstep.registry.rule.write;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.Writing.Mode;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
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

/** Finds: a writer that does not write what every document must have. */
public final class WriterOmitsRequired implements Rule {
  private static final About ABOUT =
      new About(
          "WRITER_OMITS_REQUIRED",
          Category.WRITES,
          "a writer that does not write what every document must have",
          "Its documents break readers of the new version, or are refused.",
          "Let the service write the field first, and say so in its usage.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places().stream()
        .flatMap(place -> nowRequired(place).stream())
        .flatMap(path -> draft(subject, path).stream())
        .toList();
  }

  private static Optional<Path> nowRequired(Place place) {
    return switch (place) {
      case Place.Added added -> Optional.of(added.after()).filter(Spot::isRequired).map(Spot::path);
      case Place.Kept kept ->
          Optional.of(kept.after())
              .filter(spot -> spot.isRequired() && !kept.before().isRequired())
              .map(Spot::path);
      case Place.Removed removed -> Optional.empty();
    };
  }

  private static Optional<Draft> draft(Subject subject, Path path) {
    List<Use> omitting =
        subject.uses().stream()
            .filter(Use::isWriter)
            .filter(use -> use.use().writing().mode().filter(Mode.PATCH::equals).isEmpty())
            .filter(use ->
                use.use().paths(Access.WRITE).noneMatch(each -> Use.overlap(each.path(), path)))
            .toList();
    return omitting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Draft.at(path, "a service writes documents without " + path)
                .on(Edge.OLD_WRITER_NEW_VALIDATOR, Level.ERROR)
                .values("", "required")
                .naming(omitting)
                .shownBy(Specimens.smallest(subject.pair().before().shape())));
  }
}
