package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: an optional field that becomes required. */
public final class FieldRequiredTightened implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_REQUIRED_TIGHTENED",
          Category.SHAPE,
          "an optional field that becomes required",
          "Readers of the new version rely on a field that stored documents lack.",
          "Backfill the field first, and require it when a count finds no "
              + "document without it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> !place.before().isRequired() && place.after().isRequired(),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "documents without " + path + " were allowed, and no longer are")
        .on(Edge.NEW_READER_OLD_DATA, subject.ofMissing(path))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values("optional", "required")
        .shownBy(Specimens.without(subject.pair().before().shape(), place.before()));
  }
}
