package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Bounds;
import dev.lockstep.registry.compare.Fitting;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The numbers that may stand at a place. */
final class NumberRanges {
  private NumberRanges() {}

  /** The range of a place; any where it holds no single value. */
  static Range of(Spot spot) {
    return spot.node().shape() instanceof Shape.Single(Limits limits) ? limits.range() : Range.ANY;
  }

  /** A draft for each place where a number is in the range of one spot and not of the other. */
  static List<Draft> onlyIn(
      Subject subject,
      Function<Place.Kept, Spot> one,
      Function<Place.Kept, Spot> other,
      BiFunction<Place.Kept, Value, Draft> draft) {
    return subject.pair().places(Place.Kept.class).stream()
        .flatMap(place ->
            Bounds.onlyIn(of(one.apply(place)), of(other.apply(place)), isWhole(place))
                .map(number -> Specimens.number(one.apply(place).node(), number))
                .filter(number -> Fitting.isOfType(one.apply(place).node(), number))
                .map(number -> draft.apply(place, number))
                .stream())
        .toList();
  }

  private static boolean isWhole(Place.Kept place) {
    return Stream.of(place.before(), place.after())
        .anyMatch(
            spot -> spot.node().type().logical().filter(LogicalType.INTEGER::equals).isPresent());
  }
}
