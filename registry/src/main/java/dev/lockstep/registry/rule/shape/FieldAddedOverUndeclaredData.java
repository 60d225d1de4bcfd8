package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: a new field where open documents may hold something already. */
public final class FieldAddedOverUndeclaredData implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_ADDED_OVER_UNDECLARED_DATA",
          Category.SHAPE,
          "a new field where open documents may hold something already",
          "Values that nobody declared are read as the new field.",
          "Count what stands at the path (--stats), and choose another name where "
              + "anything does.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    boolean isClosed =
        subject.pair().before().shape().content().filter(ContentModel.CLOSED::equals).isPresent();
    return subject.pair().places(Place.Added.class).stream()
        .filter(place -> !isClosed && place.after().field().isPresent())
        .flatMap(place -> draft(subject, place.after()).stream())
        .toList();
  }

  private static Optional<Draft> draft(Subject subject, Spot spot) {
    Path path = spot.path();
    Optional<AtPath> seen = subject.statistics().at(path);
    if (seen.isEmpty()) {
      return Optional.of(
          Draft.at(path, "nobody looked whether documents hold something at " + path)
              .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN));
    }
    if (seen.get().present() == 0) {
      return subject.statistics().full()
          ? Optional.empty()
          : Optional.of(
              Draft.at(path, "a sample holds nothing at " + path + ", the rest was not looked at")
                  .on(Edge.NEW_READER_OLD_DATA, Level.WARNING));
    }
    return Optional.of(
        Draft.at(path, seen.get().present() + " documents hold something at " + path + " already")
            .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
            .shownBy(Specimens.with(subject.pair().after().shape(), path)));
  }
}
