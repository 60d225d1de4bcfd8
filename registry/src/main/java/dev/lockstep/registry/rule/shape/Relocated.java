package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Place.Carry;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.BothWays;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Fields that the store will hold elsewhere. */
final class Relocated {
  private Relocated() {}

  static List<Draft> drafts(Subject subject, Carry carry) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place -> place.carry() == carry && !isInside(place))
        .flatMap(place -> drafts(subject, place).stream())
        .toList();
  }

  /** What is in an array or map has no name of its own. */
  private static boolean isInside(Place.Kept place) {
    return place.before().field().isEmpty() && place.after().field().isEmpty();
  }

  private static List<Draft> drafts(Subject subject, Place.Kept place) {
    Path before = place.before().path();
    Path after = place.after().path();
    boolean isCarried =
        subject.mapping().filter(mapping -> mapping.evolved().carries(before, after)).isPresent();
    return isCarried
        ? List.of(carried(subject, before, after))
        : BothWays.at(
            subject,
            place,
            "new readers look at " + after + ", old documents hold " + before,
            "old readers look at " + before + ", new documents hold " + after,
            before.toString(),
            after.toString());
  }

  /** Both places are kept in step, so that the old one is there until it is given up. */
  private static Draft carried(Subject subject, Path before, Path after) {
    return Draft.at(
            before,
            "the change carries %s to %s; whoever uses %s has until the change is retired"
                .formatted(before, after, before))
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(before.toString(), after.toString())
        .touching(Draft.ANY)
        .shownBy(Specimens.with(subject.pair().after().shape(), after));
  }
}
