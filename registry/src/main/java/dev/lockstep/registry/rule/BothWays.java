package dev.lockstep.registry.rule;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import java.util.List;

/** What neither side can read of the other: both edges break, and each is shown. */
public final class BothWays {
  private BothWays() {}

  /**
   * A draft for new readers of what is stored, and one for old readers of what new writers store.
   *
   * @param stored what breaks for the former
   * @param fresh what breaks for the latter
   */
  public static List<Draft> at(
      Subject subject, Place.Kept place, String stored, String fresh, String before, String after) {
    Path old = place.before().path();
    return List.of(
        Draft.at(old, stored)
            .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
            .values(before, after)
            .shownBy(
                Specimens.refuting(subject.pair().before().shape(), place.before(), place.after())),
        Draft.at(old, fresh)
            .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
            .values(before, after)
            .touching(Draft.ANY)
            .shownBy(
                Specimens.refuting(subject.pair().after().shape(), place.after(), place.before())));
  }
}
