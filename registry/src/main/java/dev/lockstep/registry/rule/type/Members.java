package dev.lockstep.registry.rule.type;

import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The alternatives of a union. */
final class Members {
  private Members() {}

  /**
   * A draft for each alternative that one spot of a place has and the other has not, where both are
   * unions.
   */
  static List<Draft> onlyIn(
      Subject subject,
      Function<Place.Kept, Spot> one,
      Function<Place.Kept, Spot> other,
      BiFunction<Place.Kept, String, Draft> draft) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place -> isUnion(place.before()) && isUnion(place.after()))
        .flatMap(place -> {
          List<String> others = names(other.apply(place)).toList();
          return names(one.apply(place))
              .filter(name -> !others.contains(name))
              .map(name -> draft.apply(place, name));
        })
        .toList();
  }

  private static boolean isUnion(Spot spot) {
    return spot.node().shape() instanceof Shape.Union;
  }

  private static Stream<String> names(Spot spot) {
    return ((Shape.Union) spot.node().shape()).members().stream().map(Shape.Member::name);
  }
}
