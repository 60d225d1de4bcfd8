package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.function.Predicate;

/** Fields that every document must have from now on, and stored ones lack. */
final class AddedRequired {
  private AddedRequired() {}

  /** A draft for each such field of which this holds. */
  static List<Draft> drafts(Subject subject, Predicate<Spot> holds) {
    return subject.pair().places(Place.Added.class).stream()
        .map(Place.Added::after)
        .filter(spot -> spot.isRequired() && holds.test(spot))
        .map(spot -> draft(subject, spot.path()))
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
