package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Surprise;
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

/** Finds: a place where null becomes legal. */
public final class FieldNullAllowed implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_NULL_ALLOWED",
          Category.SHAPE,
          "a place where null becomes legal",
          "Readers of the old version meet null where they never did.",
          "Let readers take null first, and say so in their usage.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place ->
            !place.before().node().facts().nullable() && place.after().node().facts().nullable(),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "new documents may hold null at " + path)
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values("not null", "nullable")
        .touching(Draft.READING)
        .unlessTolerated(Surprise.NULL)
        .shownBy(
            Specimens.holding(subject.pair().after().shape(), place.after().path(), Value.NULL));
  }
}
