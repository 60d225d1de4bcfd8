package dev.lockstep.registry.rule.type;

import dev.lockstep.model.shape.Semantics;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Moments;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds: another unit or definition under the same type. */
public final class SemanticsChanged implements Rule {
  private static final About ABOUT =
      new About(
          "SEMANTICS_CHANGED",
          Category.TYPES,
          "another unit or definition under the same type",
          "The same number means something else, and nothing fails.",
          "Write the new meaning under a new name.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> !meaning(place.before()).equals(meaning(place.after())) && !isRescaledOnly(place),
        place -> draft(place));
  }

  /** A moment in another unit is another representation of it. */
  private static boolean isRescaledOnly(Place.Kept place) {
    return Moments.isRescaled(place)
        && place
            .before()
            .node()
            .facts()
            .semantics()
            .definitions()
            .equals(place.after().node().facts().semantics().definitions());
  }

  private static Draft draft(Place.Kept place) {
    return Draft.at(place.path(), "the values at " + place.path() + " mean something else")
        .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(meaning(place.before()), meaning(place.after()));
  }

  private static String meaning(Spot spot) {
    Semantics semantics = spot.node().facts().semantics();
    return Stream.concat(
            semantics.unit().stream(),
            semantics.definitions().stream().map(each -> each.type() + " " + each.url()))
        .collect(Collectors.joining(", "));
  }
}
