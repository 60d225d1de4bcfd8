package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.document.Value;
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

/** Finds: a place where null becomes illegal. */
public final class FieldNullForbidden implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_NULL_FORBIDDEN",
          Category.SHAPE,
          "a place where null becomes illegal",
          "Readers of the new version do not expect the nulls that are stored.",
          "Replace the nulls by a change first, and count that none is left.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place ->
            place.before().node().facts().nullable() && !place.after().node().facts().nullable(),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "stored documents may hold null at " + path)
        .on(Edge.NEW_READER_OLD_DATA, subject.ofOldData(path, seen -> seen.nulls()))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values("nullable", "not null")
        .shownBy(Specimens.holding(subject.pair().before().shape(), path, Value.NULL));
  }
}
