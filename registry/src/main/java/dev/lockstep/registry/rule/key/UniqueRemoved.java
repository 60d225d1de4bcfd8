package dev.lockstep.registry.rule.key;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
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
import java.util.Set;

/** Finds: a value that may be there twice. */
public final class UniqueRemoved implements Rule {
  private static final About ABOUT =
      new About(
          "UNIQUE_REMOVED",
          Category.KEYS,
          "a value that may be there twice",
          "Readers that look for the one document with a value find several.",
          "Let readers take several, or keep the value unique.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> place.before().node().facts().unique() && !place.after().node().facts().unique(),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, "two new documents may have the same value at " + path)
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values("unique", "any")
        .touching(Set.of(Access.FILTER, Access.UPSERT_KEY))
        .shownBy(Specimens.with(subject.pair().after().shape(), place.after().path()));
  }
}
