package dev.lockstep.registry.rule.shape;

import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: another meaning of nothing being there. */
public final class FieldAbsenceSemanticsChanged implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_ABSENCE_SEMANTICS_CHANGED",
          Category.SHAPE,
          "another meaning of nothing being there",
          "The same absence means one thing to readers of the old version and "
              + "another to those of the new.",
          "Say the new meaning by a value of its own, or move all readers at once.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> !absence(place.before()).equals(absence(place.after())), place -> draft(place));
  }

  private static Draft draft(Place.Kept place) {
    return Draft.at(place.path(), "nothing at " + place.path() + " means something else now")
        .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(absence(place.before()), absence(place.after()))
        .touching(Draft.READING);
  }

  private static String absence(Spot spot) {
    return spot.node().facts().semantics().absence().orElse("");
  }
}
