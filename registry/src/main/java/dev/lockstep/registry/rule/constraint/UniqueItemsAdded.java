package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: an array that may no longer hold a value twice. */
public final class UniqueItemsAdded implements Rule {
  private static final About ABOUT =
      new About(
          "UNIQUE_ITEMS_ADDED",
          Category.CONSTRAINTS,
          "an array that may no longer hold a value twice",
          "Readers of the new version meet stored arrays with a value twice.",
          "Count the arrays that hold a value twice, and mend them first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> isUnique(place.after()) && isArray(place.before()) && !isUnique(place.before()),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "stored arrays at " + path + " may hold a value twice")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values("any", "unique")
        .shownBy(
            Specimens.holding(
                subject.pair().before().shape(), path, Specimens.ofSize(place.before().node(), 2)));
  }

  private static boolean isArray(Spot spot) {
    return spot.node().shape() instanceof Shape.Elements;
  }

  private static boolean isUnique(Spot spot) {
    return spot.node().shape() instanceof Shape.Elements elements && elements.unique();
  }
}
