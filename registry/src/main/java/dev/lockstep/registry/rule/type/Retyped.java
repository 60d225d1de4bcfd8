package dev.lockstep.registry.rule.type;

import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.compare.Types.Relation;
import dev.lockstep.registry.rule.BothWays;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Places whose type became one that has no value in common with the old one. */
final class Retyped {
  private Retyped() {}

  static Stream<Draft> drafts(Subject subject, Relation relation) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place -> Types.relation(place.before().node(), place.after().node()) == relation)
        .flatMap(place -> drafts(subject, place).stream());
  }

  private static List<Draft> drafts(Subject subject, Place.Kept place) {
    String at = place.path().toString();
    String before = Types.words(place.before().node());
    String after = Types.words(place.after().node());
    return BothWays.at(
        subject,
        place,
        "stored documents hold " + before + " at " + at + ", new readers expect " + after,
        "new documents hold " + after + " at " + at + ", old readers expect " + before,
        before,
        after);
  }
}
