package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.document.Value;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: another default. */
public final class FieldDefaultChanged implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_DEFAULT_CHANGED",
          Category.SHAPE,
          "another default",
          "Readers that apply the default take the same absence for different values.",
          "Backfill the old default before the new one is declared.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> !assumed(place.before()).equals(assumed(place.after())), place -> draft(place));
  }

  private static Draft draft(Place.Kept place) {
    return Draft.at(
            place.path(), "where nothing stands, another value is assumed at " + place.path())
        .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(text(assumed(place.before())), text(assumed(place.after())))
        .touching(Draft.READING);
  }

  private static Optional<Value> assumed(Spot spot) {
    return spot.node().facts().assumed();
  }

  private static String text(Optional<Value> value) {
    return value.map(Types::words).orElse("");
  }
}
