package dev.lockstep.registry.rule.key;

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

/** Finds: a value that must be there once. */
public final class UniqueAdded implements Rule {
  private static final About ABOUT =
      new About(
          "UNIQUE_ADDED",
          Category.KEYS,
          "a value that must be there once",
          "Two stored documents may have the same value, and the second of two "
              + "writers is refused.",
          "Count the values that occur twice in all documents, and mend them first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> !place.before().node().facts().unique() && place.after().node().facts().unique(),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "two stored documents may have the same value at " + path)
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values("any", "unique")
        .shownBy(Specimens.with(subject.pair().before().shape(), path));
  }
}
