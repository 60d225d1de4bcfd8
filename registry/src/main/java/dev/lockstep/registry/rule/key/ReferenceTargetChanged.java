package dev.lockstep.registry.rule.key;

import dev.lockstep.model.path.Path;
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

/** Finds: a reference that names something else. */
public final class ReferenceTargetChanged implements Rule {
  private static final About ABOUT =
      new About(
          "REFERENCE_TARGET_CHANGED",
          Category.KEYS,
          "a reference that names something else",
          "Readers look up a document that is not there.",
          "Keep both references until every reader follows the new one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place ->
            !references(place.before()).equals(references(place.after()))
                && !references(place.before()).isEmpty(),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "the values at " + path + " name other documents")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values(references(place.before()), references(place.after()))
        .shownBy(Specimens.with(subject.pair().before().shape(), path));
  }

  private static String references(Spot spot) {
    return String.join(", ", spot.node().facts().semantics().references());
  }
}
