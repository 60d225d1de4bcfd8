package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Fields that every document must have from now on, and stored ones lack. */
final class AddedRequired {
  private AddedRequired() {}

  /** A draft for each such field of which this holds. */
  static List<Draft> drafts(Subject subject, Predicate<Spot> holds) {
    return subject.pair().places(Place.Added.class).stream()
        .filter(place -> place.after().isRequired() && holds.test(place.after()))
        .filter(place -> !isOfNewAlternative(subject, place.after()))
        .filter(place -> !isTelling(subject.pair().before().shape(), place.path()))
        .flatMap(place ->
            Stream.concat(Stream.of(draft(subject, place.after())), surprising(subject, place)))
        .toList();
  }

  /** No stored document is of an alternative that there was not. */
  private static boolean isOfNewAlternative(Subject subject, Spot spot) {
    return !spot.member().isEmpty()
        && subject.pair().places().stream()
            .flatMap(place -> place.old().stream())
            .noneMatch(old -> old.member().equals(spot.member()));
  }

  /** Whether it told alternatives apart, so that every document that has one has it, too. */
  private static boolean isTelling(Shape.Fields before, Path path) {
    int depth = path.steps().size() - 1;
    return depth > 0
        && before.at(new Path(path.steps().subList(0, depth))).stream()
            .map(Node::shape)
            .filter(Shape.Union.class::isInstance)
            .flatMap(union -> ((Shape.Union) union).discriminator().stream())
            .anyMatch(told -> told.path().steps().equals(path.steps().subList(depth, depth + 1)));
  }

  private static Draft draft(Subject subject, Spot spot) {
    Path path = spot.path();
    return Draft.at(path, "stored documents lack the required field " + path)
        .on(Edge.NEW_READER_OLD_DATA, subject.ofMissing(path))
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .values("", "required")
        .shownBy(Specimens.without(subject.pair().before().shape(), spot));
  }

  private static Stream<Draft> surprising(Subject subject, Place.Added place) {
    Draft draft =
        Draft.at(place.path(), "documents have the new field " + place.path())
            .values("", "required")
            .shownBy(Specimens.with(subject.pair().after().shape(), place.path()));
    return Surprised.by(place, subject).stream()
        .map(readers -> draft.on(Edge.OLD_READER_NEW_DATA, Level.WARNING).naming(readers.known()));
  }
}
