package dev.lockstep.registry.rule.shape;

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

/** Finds: a required field that becomes optional. */
public final class FieldRequiredRelaxed implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_REQUIRED_RELAXED",
          Category.SHAPE,
          "a required field that becomes optional",
          "Readers of the old version rely on the field, and new documents may lack it.",
          "Let readers assume a value where the field is missing, and say so in their usage.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place ->
            place.before().isRequired()
                && place.after().field().isPresent()
                && !place.after().isRequired(),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "new documents may lack " + path)
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values("required", "optional")
        .touching(Draft.READING)
        .unlessTolerated(Surprise.ABSENCE)
        .shownBy(Specimens.without(subject.pair().after().shape(), place.after()));
  }
}
