package dev.lockstep.registry.rule.type;

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
import java.util.TreeMap;

/** Finds: another field, or other values, that tell alternatives apart. */
public final class DiscriminatorChanged implements Rule {
  private static final About ABOUT =
      new About(
          "DISCRIMINATOR_CHANGED",
          Category.TYPES,
          "another field, or other values, that tell alternatives apart",
          "Readers of either version take one form of document for another.",
          "Write both fields until nobody looks at the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place ->
            !discriminator(place.before()).equals(discriminator(place.after()))
                && place.before().node().shape() instanceof Shape.Union
                && place.after().node().shape() instanceof Shape.Union,
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    return Draft.at(
            place.path(), "what tells the alternatives at " + place.path() + " apart changes")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values(discriminator(place.before()), discriminator(place.after()))
        .shownBy(Specimens.with(subject.pair().before().shape(), place.path()));
  }

  private static String discriminator(Spot spot) {
    return spot.node().shape() instanceof Shape.Union union
        ? union
            .discriminator()
            .map(each -> each.path() + " " + new TreeMap<>(each.values()))
            .orElse("")
        : "";
  }
}
