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

/** Finds: a field that the contract no longer has. */
public final class FieldRemoved implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_REMOVED",
          Category.SHAPE,
          "a field that the contract no longer has",
          "Readers of the old version find nothing where they read, and what was "
              + "stored there is lost.",
          "Deprecate the field, move its readers, and let the change keep the old "
              + "values until then.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Removed.class).stream()
        .map(place -> draft(subject, place.path()))
        .toList();
  }

  private static Draft draft(Subject subject, Path path) {
    Draft draft =
        Draft.at(path, "readers of " + path + " find nothing there any more")
            .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
            .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
            .values("there", "gone")
            .touching(Draft.READING)
            .shownBy(Specimens.smallest(subject.pair().after().shape()));
    boolean isEmpty = subject.ofOldData(path, seen -> seen.present()) == Level.INFO;
    return isEmpty ? draft : draft.losing();
  }
}
