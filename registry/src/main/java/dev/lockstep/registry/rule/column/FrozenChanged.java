package dev.lockstep.registry.rule.column;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a type that is frozen now, or no longer, and else the same. */
public final class FrozenChanged implements Rule {
  private static final About ABOUT =
      new About(
          "FROZEN_CHANGED",
          Category.TYPES,
          "a type that is frozen now, or no longer, and else the same",
          "A frozen value is written as a whole and a thawed one by its parts: the "
              + "engine reads neither as the other, and refuses the change.",
          "Add a new column of the new type under a new name.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> Types.differInFreezing(place.before().node(), place.after().node()),
        place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Table.refused(
        Draft.at(path, "the values at " + path + " are frozen otherwise")
            .values(Table.written(place.before()), Table.written(place.after())),
        "ALTER TABLE %s ALTER %s TYPE %s"
            .formatted(new Table(subject).name(), Table.name(path), Table.written(place.after())));
  }
}
