package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Bounds;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Finds: a number range that gains values. */
public final class RangeRelaxed implements Rule {
  private static final About ABOUT =
      new About(
          "RANGE_RELAXED",
          Category.CONSTRAINTS,
          "a number range that gains values",
          "Readers of the old version meet numbers they do not expect.",
          "Let readers take the wider range first.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Kept.class).stream()
        .flatMap(place ->
            Bounds.onlyIn(range(place.after()), range(place.before()), isWhole(place))
                .map(number -> draft(subject, place, value(number)))
                .stream())
        .toList();
  }

  private static Draft draft(Subject subject, Place.Kept place, Value witness) {
    Path path = place.path();
    return Draft.at(path, "new documents may hold numbers at " + path + " that were out of range")
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(Bounds.words(range(place.before())), Bounds.words(range(place.after())))
        .touching(Draft.READING)
        .shownBy(Specimens.holding(subject.pair().after().shape(), place.after().path(), witness));
  }

  private static Range range(Spot spot) {
    return spot.node().shape() instanceof Shape.Single(Limits limits) ? limits.range() : Range.ANY;
  }

  private static boolean isWhole(Place.Kept place) {
    return Stream.of(place.before(), place.after())
        .anyMatch(
            spot -> spot.node().type().logical().filter(LogicalType.INTEGER::equals).isPresent());
  }

  private static Value value(BigDecimal number) {
    return Value.Decimal128.of(number)
        .<Value>map(exact -> exact)
        .orElse(Value.float64(number.doubleValue()));
  }
}
