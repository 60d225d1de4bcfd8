package dev.lockstep.registry.rule.shape;

import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Place.Carry;
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
    String before = place.before().path().toString();
    String after = place.after().path().toString();
    return BothWays.at(
        subject,
        place,
        "new readers look at " + after + ", old documents hold " + before,
        "old readers look at " + before + ", new documents hold " + after,
        before,
        after);
  }
}
