package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.shape.Shape;
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

/** Finds: a map whose keys follow another pattern. */
public final class MapKeyLanguageChanged implements Rule {
  private static final About ABOUT =
      new About(
          "MAP_KEY_LANGUAGE_CHANGED",
          Category.SHAPE,
          "a map whose keys follow another pattern",
          "Keys that one version allows are refused by the other.",
          "Show by a scan (--stats) that every stored key follows the new "
              + "pattern, or only add to the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place ->
            place.before().node().shape() instanceof Shape.Entries old
                && place.after().node().shape() instanceof Shape.Entries fresh
                && !old.keyPattern().equals(fresh.keyPattern()))
        .map(place -> draft(place))
        .toList();
  }

  private static Draft draft(Place.Kept place) {
    String before = pattern(place.before());
    String after = pattern(place.after());
    Draft draft =
        Draft.at(place.path(), "whether the keys at " + place.path() + " fit is not known")
            .values(before, after);
    return draft
        .on(Edge.NEW_READER_OLD_DATA, after.isEmpty() ? Level.INFO : Level.UNKNOWN)
        .on(Edge.OLD_READER_NEW_DATA, before.isEmpty() ? Level.INFO : Level.UNKNOWN);
  }

  private static String pattern(Spot spot) {
    return ((Shape.Entries) spot.node().shape()).keyPattern().orElse("");
  }
}
