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

/** Finds: a new field that every document must have, with a default. */
public final class FieldAddedRequiredWithDefault implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_ADDED_REQUIRED_WITH_DEFAULT",
          Category.SHAPE,
          "a new field that every document must have, with a default",
          "Readers of the new version rely on a field that stored documents lack: "
              + "a default is not at rest.",
          "Backfill the field first, and require it when a count finds no "
              + "document without it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Added.class).stream()
        .filter(place -> place.after().isRequired())
        .filter(place -> place.after().node().facts().assumed().isPresent())
        .map(place -> draft(subject, place.path()))
        .toList();
  }

  private static Draft draft(Subject subject, Path path) {
    return Draft.at(path, "stored documents lack the required field " + path)
        .on(Edge.NEW_READER_OLD_DATA, subject.ofMissing(path))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values("", "required")
        .shownBy(Specimens.smallest(subject.pair().before().shape()));
  }
}
